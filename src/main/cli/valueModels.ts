import { z } from 'zod';
import {
  BgbbOrders,
  BgnbdOrders,
  fitBgbb,
  fitBgnbd,
  fitNbd,
  fitPareto,
  fitSbg,
  NbdOrders,
  opportunityFault,
  ParetoOrders,
  SbgOrders,
  youngestOf,
  type Gated,
  type OrderFit,
  type OrderModel,
  type Outcome,
  type PurchaseTable,
} from '#main/engine/index.ts';

/** A model of orders as the command `fit` offers it. */
interface OfferedModel {
  /** Name for people. */
  readonly title: string;
  /** Why no customer of a table can be scored by the model, undefined if they can. */
  fault?(table: PurchaseTable): Gated | undefined;
  fit(table: PurchaseTable): Outcome<OrderFit<unknown>>;
  /** The model at given parameters, undefined if they are not the model's. */
  at(parameters: unknown, table: PurchaseTable, longest: number): OrderModel | undefined;
}

const positive = z.number().positive();
const dropoutAtPurchases = z.object({ r: positive, alpha: positive, a: positive, b: positive });
const noDropout = z.object({ r: positive, alpha: positive });
const opportunities = z.object({
  alpha: positive,
  beta: positive,
  gamma: positive,
  delta: positive,
});
const renewals = z.object({ alpha: positive, beta: positive });
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

const MODELS: ReadonlyMap<string, OfferedModel> = new Map<string, OfferedModel>([
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
  [
    'nbd',
    {
      title: 'NBD',
      fit: (table) => fitNbd(table),
      at: (parameters) => {
        const given = noDropout.safeParse(parameters);
        return given.success ? new NbdOrders(given.data) : undefined;
      },
    },
  ],
  [
    'bgbb',
    {
      title: 'BG/BB',
      fault: opportunityFault,
      fit: (table) => fitBgbb(table),
      at: (parameters) => {
        const given = opportunities.safeParse(parameters);
        return given.success ? new BgbbOrders(given.data) : undefined;
      },
    },
  ],
  [
    'sbg',
    {
      title: 'sBG',
      fault: opportunityFault,
      fit: (table) => fitSbg(table),
      at: (parameters) => {
        const given = renewals.safeParse(parameters);
        return given.success ? new SbgOrders(given.data) : undefined;
      },
    },
  ],
]);

/** The model of a name, undefined for an unknown one. */
export function valueModel(name: string): OfferedModel | undefined {
  return MODELS.get(name);
}
