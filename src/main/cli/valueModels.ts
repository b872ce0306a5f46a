import { z } from 'zod';
import {
  BgnbdOrders,
  fitBgnbd,
  fitPareto,
  ParetoOrders,
  youngestOf,
  type OrderFit,
  type OrderModel,
  type Outcome,
  type PurchaseTable,
} from '#main/engine/index.ts';

/** A model of orders as the command `fit` offers it. */
interface OfferedModel {
  /** Name for people. */
  readonly title: string;
  fit(table: PurchaseTable): Outcome<OrderFit<unknown>>;
  /** The model at given parameters, undefined if they are not the model's. */
  at(parameters: unknown, table: PurchaseTable, longest: number): OrderModel | undefined;
}

const positive = z.number().positive();
const dropoutAtPurchases = z.object({ r: positive, alpha: positive, a: positive, b: positive });
const dropoutAtAnyTime = z.object({ r: positive, alpha: positive, s: positive, beta: positive });

function betaGeometric(title: string, first: 0 | 1): OfferedModel {
  return {
    title,
    fit: (table) => fitBgnbd(table, first),
    at: (parameters, table, longest) => {
      const given = dropoutAtPurchases.safeParse(parameters);
      if (!given.success) return undefined;
      return new BgnbdOrders({ ...given.data, first }, longest, youngestOf(table));
    },
  };
}

const MODELS: ReadonlyMap<string, OfferedModel> = new Map([
  ['bgnbd', betaGeometric('BG/NBD', 0)],
  ['mbgnbd', betaGeometric('MBG/NBD', 1)],
  [
    'pnbd',
    {
      title: 'Pareto/NBD',
      fit: (table) => fitPareto(table),
      at: (parameters) => {
        const given = dropoutAtAnyTime.safeParse(parameters);
        return given.success ? new ParetoOrders(given.data) : undefined;
      },
    },
  ],
]);

/** The model of a name, undefined for an unknown one. */
export function valueModel(name: string): OfferedModel | undefined {
  return MODELS.get(name);
}
