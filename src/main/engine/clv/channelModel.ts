import type { EngineControl } from '../control.ts';
import { done, type Outcome } from '../outcome.ts';
import { BgnbdOrders } from './bgnbdOrders.ts';
import { fitBgnbd } from './bgnbdFit.ts';
import type { CustomerKinds } from './channelKinds.ts';
import type { ClvTimes } from './clvTimes.ts';
import { fitCovariates, type CovariateFit } from './covariates/fitCovariates.ts';
import type { PurchaseColumns } from './covariates/groups.ts';
import type { AskedOrders, FittedOrderModel } from './fitOrderModel.ts';
import type { OrderModel, StagedOrderModel } from './orderModel.ts';
import { purchaseTable, youngestOf, type PurchaseTable } from './purchaseTable.ts';

/** BG/NBD whose parameters differ by the channel of the first order (docs/models/covariates.md). */
export const CHANNEL_MODEL = 'bgnbd_channel';

/** Below this probability of so great a gain by chance, the channels are believed to differ. */
const BELIEVED = 0.01;

/** Customers who share a table, and the model that is asked of it. */
export interface OrderPart {
  /** Numbers of the customers, in the order of the table's `rowOf`. */
  readonly customers: Uint32Array;
  readonly table: PurchaseTable;
  readonly orders: OrderModel | StagedOrderModel;
  /** Which kind of customers they are, where the model tells kinds apart. */
  readonly kind?: number;
}

/** A fit by channel: what differs by it, and the model of each kind. */
export interface ChannelFit {
  readonly fit: CovariateFit;
  /** Whether the channels differ more than chance would have it. */
  readonly believed: boolean;
  /** The model of a kind's customers, to be asked of their table up to a horizon. */
  readonly ordersOf: (
    kind: number,
    table: PurchaseTable,
    horizon: number,
    point?: Float64Array,
  ) => OrderModel;
}

/**
 * BG/NBD with the kinds of customers as its one covariate.
 * @param kind of each customer of the columns
 * @returns the gate of the plain BG/NBD, or `no_covariates` where all are of one kind.
 */
export function fitByChannel(
  columns: PurchaseColumns,
  kind: Uint8Array,
  names: readonly string[],
  unit: number,
  control?: EngineControl,
): Outcome<ChannelFit> {
  const texts = Array.from(kind, (code) => names[code] ?? '');
  const outcome = fitCovariates('bgnbd', columns, [{ name: 'channel', texts }], unit, control);
  if (!outcome.ok) return outcome;
  const fit = outcome.value;
  const group = new Map(
    fit.groups.map((own) => [kind[own.members[0] as number] as number, own] as const),
  );
  const [fallBack] = fit.groups;
  return done({
    fit,
    believed: fit.converged && fit.test.pValue < BELIEVED,
    ordersOf: (code, table, horizon, point) => {
      const own = group.get(code) ?? fallBack;
      if (own === undefined) throw new TypeError('a fit without a group');
      return fit.ordersOf({ ...own, table }, horizon, point);
    },
  });
}

/** The model by channel as a run uses it; where channels tell nothing it is the gate of the fit. */
export function fitChannelModel(
  { buyers, columns, table, unit, ask }: ClvTimes,
  kinds: CustomerKinds,
  control?: EngineControl,
): Outcome<FittedOrderModel> {
  const kind = Uint8Array.from(buyers, (c) => kinds.code[c] as number);
  const outcome = fitByChannel(columns, kind, kinds.names, unit, control);
  if (!outcome.ok) return outcome;
  const plain = fitBgnbd(table, 0, control);
  if (!plain.ok) return plain;
  const { fit, ordersOf } = outcome.value;
  const { parameters, ...facts } = plain.value;
  const ordersFor: FittedOrderModel['ordersFor'] = (asked, horizon) =>
    new BgnbdOrders(parameters, horizon, youngestOf(asked));
  return done({
    model: CHANNEL_MODEL,
    fit: {
      ...facts,
      estimates: [...fit.base, ...fit.coefficients],
      logLikelihood: fit.logLikelihood,
      converged: fit.converged,
      maximum: fit.maximum,
      notes: fit.notes,
    },
    orders: ordersFor(table, ask.horizon),
    ordersFor,
    ordersOf,
    at: (point) => ({
      ordersFor,
      ordersOf: (kind, asked, horizon) => ordersOf(kind, asked, horizon, point),
    }),
  });
}

/** The customers in parts that one model is asked of: all together, or kind by kind. */
export function partsOf(
  fitted: AskedOrders,
  times: ClvTimes,
  kinds: CustomerKinds | undefined,
): OrderPart[] {
  const { buyers, table, ask } = times;
  const { ordersOf } = fitted;
  if (ordersOf === undefined || kinds === undefined) {
    return [{ customers: buyers, table, orders: fitted.ordersFor(table, ask.horizon) }];
  }
  return kinds.names.flatMap((_, kind) => {
    const places = Uint32Array.from(buyers.keys()).filter(
      (i) => kinds.code[buyers[i] as number] === kind,
    );
    if (places.length === 0) return [];
    const own = tableOf(times, places);
    return [
      {
        customers: places.map((i) => buyers[i] as number),
        table: own,
        orders: ordersOf(kind, own, ask.horizon),
        kind,
      },
    ];
  });
}

function tableOf({ columns, unit }: ClvTimes, places: Uint32Array): PurchaseTable {
  const of = (column: Float64Array | Int32Array): Float64Array =>
    Float64Array.from(places, (i) => column[i] as number);
  return purchaseTable(of(columns.x), of(columns.recency), of(columns.age), unit);
}
