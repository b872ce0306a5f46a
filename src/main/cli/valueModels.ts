import { z } from 'zod';
import {
  bgbbLogLikelihood,
  BgbbOrders,
  bgnbdLogLikelihood,
  BgnbdOrders,
  cnbdLogLikelihood,
  cnbdOrdersFor,
  fitBgbb,
  fitBgnbd,
  fitCnbd,
  fitNbd,
  fitPareto,
  fitSbg,
  nbdLogLikelihood,
  NbdOrders,
  opportunityFault,
  paretoLogLikelihood,
  ParetoOrders,
  sbgLogLikelihood,
  SbgOrders,
  sumOverCustomers,
  youngestOf,
  type Gated,
  type OrderFit,
  type OrderModel,
  type Outcome,
  type PurchaseTable,
  type PurchaseTiming,
  type StagedOrderModel,
} from '#main/engine/index.ts';

/** A model of orders as the command `fit` offers it. */
export interface OfferedModel {
  /** Name on the command line. */
  readonly name: string;
  /** Name for people. */
  readonly title: string;
  /** The model is an NBD where nobody leaves, and gives way to it. */
  readonly mayBeNbd?: true;
  /** What a file of parameters holds that leaves the fit to do, undefined if it is none of these. */
  held?(parameters: unknown): PurchaseTiming | undefined;
  /** Why no customer of a table can be scored by the model, undefined if they can. */
  fault?(table: PurchaseTable): Gated | undefined;
  fit(table: PurchaseTable, timing: PurchaseTiming): Outcome<OrderFit<unknown>>;
  /** The model at given parameters, undefined if they are not the model's. */
  at(
    parameters: unknown,
    table: PurchaseTable,
    longest: number,
  ): OrderModel | StagedOrderModel | undefined;
  /** Log-likelihood of a table at parameters that are the model's. */
  logLikelihood(parameters: unknown, table: PurchaseTable, timing: PurchaseTiming): number;
}

const positive = z.number().positive();
const dropoutAtPurchases = z.object({ r: positive, alpha: positive, a: positive, b: positive });
const stages = z.number().int().min(1).max(100);
const regular = dropoutAtPurchases.extend({ k: stages });
const stagesAlone = z.strictObject({ k: stages });
const noDropout = z.object({ r: positive, alpha: positive });
const opportunities = z.object({
  alpha: positive,
  beta: positive,
  gamma: positive,
  delta: positive,
});
const renewals = z.object({ alpha: positive, beta: positive });
const dropoutAtAnyTime = z.object({ r: positive, alpha: positive, s: positive, beta: positive });

function betaGeometric(name: string, title: string, first: 0 | 1): OfferedModel {
  return {
    name,
    title,
    mayBeNbd: true,
    fit: (table) => fitBgnbd(table, first),
    at: (parameters, table, longest) => {
      const given = dropoutAtPurchases.safeParse(parameters);
      if (!given.success) return undefined;
      return new BgnbdOrders({ ...given.data, first }, longest, youngestOf(table));
    },
    logLikelihood: (parameters, table) => {
      const given = { ...dropoutAtPurchases.parse(parameters), first };
      return sumOverCustomers(table, (...customer) => bgnbdLogLikelihood(given, ...customer));
    },
  };
}

function regularBuyers(name: string, title: string, first: 0 | 1): OfferedModel {
  return {
    name,
    title,
    held: (parameters) => stagesAlone.safeParse(parameters).data,
    fit: (table, timing) => fitCnbd(table, first, timing),
    at: (parameters, table, longest) => {
      const given = regular.safeParse(parameters);
      return given.success ? cnbdOrdersFor({ ...given.data, first }, table, longest) : undefined;
    },
    logLikelihood: (parameters, table, { litt = 0 }) => {
      const given = { ...regular.parse(parameters), first };
      const rest = sumOverCustomers(table, (...customer) =>
        cnbdLogLikelihood(given, ...customer, 0),
      );
      return (given.k - 1) * litt + rest;
    },
  };
}

/** The model that those with dropout give way to where nobody leaves. */
export const nbdModel: OfferedModel = {
  name: 'nbd',
  title: 'NBD',
  fit: (table) => fitNbd(table),
  at: (parameters) => {
    const given = noDropout.safeParse(parameters);
    return given.success ? new NbdOrders(given.data) : undefined;
  },
  logLikelihood: (parameters, table) => {
    const given = noDropout.parse(parameters);
    return sumOverCustomers(table, (x, _recency, age) => nbdLogLikelihood(given, x, age));
  },
};

const MODELS: readonly OfferedModel[] = [
  betaGeometric('bgnbd', 'BG/NBD', 0),
  betaGeometric('mbgnbd', 'MBG/NBD', 1),
  regularBuyers('bgcnbdk', 'BG/CNBD-k', 0),
  regularBuyers('mbgcnbdk', 'MBG/CNBD-k', 1),
  {
    name: 'pnbd',
    title: 'Pareto/NBD',
    mayBeNbd: true,
    fit: (table) => fitPareto(table),
    at: (parameters) => {
      const given = dropoutAtAnyTime.safeParse(parameters);
      return given.success ? new ParetoOrders(given.data) : undefined;
    },
    logLikelihood: (parameters, table) => {
      const given = dropoutAtAnyTime.parse(parameters);
      return sumOverCustomers(table, (...customer) => paretoLogLikelihood(given, ...customer));
    },
  },
  nbdModel,
  {
    name: 'bgbb',
    title: 'BG/BB',
    fault: opportunityFault,
    fit: (table) => fitBgbb(table),
    at: (parameters) => {
      const given = opportunities.safeParse(parameters);
      return given.success ? new BgbbOrders(given.data) : undefined;
    },
    logLikelihood: (parameters, table) => {
      const given = opportunities.parse(parameters);
      return sumOverCustomers(table, (...customer) => bgbbLogLikelihood(given, ...customer));
    },
  },
  {
    name: 'sbg',
    title: 'sBG',
    fault: opportunityFault,
    fit: (table) => fitSbg(table),
    at: (parameters) => {
      const given = renewals.safeParse(parameters);
      return given.success ? new SbgOrders(given.data) : undefined;
    },
    logLikelihood: (parameters, table) => {
      const given = renewals.parse(parameters);
      return sumOverCustomers(table, (x, _last, due) => sbgLogLikelihood(given, x, due));
    },
  },
];

/** What the models of the command `fit` are called. */
export const MODEL_NAMES = MODELS.map(({ name }) => name);

/** The model of a name, undefined for an unknown one. */
export function valueModel(name: string): OfferedModel | undefined {
  return MODELS.find((model) => model.name === name);
}
