import type { EngineControl } from '../control.ts';
import { done, type Outcome } from '../outcome.ts';
import { fitBgnbd } from './bgnbdFit.ts';
import { parametersOf } from './bgnbdLikelihood.ts';
import { BgnbdOrders } from './bgnbdOrders.ts';
import { fitCnbd } from './cnbdFit.ts';
import type { CnbdParameters } from './cnbdLikelihood.ts';
import { cnbdOrdersFor } from './cnbdOrders.ts';
import { orNbd } from './fallBack.ts';
import { fitNbd, nbdParametersOf, type NbdFit } from './nbdFit.ts';
import { NbdOrders } from './nbdOrders.ts';
import type { OrderFit } from './orderFit.ts';
import type { OrderModel, StagedOrderModel } from './orderModel.ts';
import { fitPareto } from './paretoFit.ts';
import { paretoParametersOf } from './paretoLikelihood.ts';
import { ParetoOrders } from './paretoOrders.ts';
import { youngestOf, type PurchaseTable } from './purchaseTable.ts';

/** Models of the number of orders, the simplest first. */
export const ORDER_MODELS = ['nbd', 'bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk'] as const;
export type OrderModelName = (typeof ORDER_MODELS)[number];

/** What the models need beside the purchase table, in the table's unit of time. */
export interface OrderModelNeeds {
  /** Longest horizon that will be asked. */
  readonly horizon: number;
  /** Sum of the logarithms of the times between purchases; see `sumOfLogGaps`. */
  readonly litt: number;
  /** Stages of regular buyers, where they are known from an earlier fit of the same customers. */
  readonly k?: number;
}

/** A model with parameters, ready to be asked of any table. */
export interface AskedOrders {
  /** The model ready to be asked of a table, also of another than it was fitted to. */
  readonly ordersFor: OrdersFor;
  /** The model of one kind of customers, where it differs by kind; then `ordersFor` knows no kinds. */
  readonly ordersOf?: (kind: number, table: PurchaseTable, horizon: number) => OrderModel;
}

/** What a run can be scored by: a model of its own, or BG/NBD by channel. */
export type FittedModelName = OrderModelName | 'bgnbd_channel';

export interface FittedOrderModel extends AskedOrders {
  /** The model that speaks: the one asked for, or the NBD that it has become. */
  readonly model: FittedModelName;
  readonly fit: Omit<OrderFit<unknown>, 'parameters'>;
  readonly orders: OrderModel | StagedOrderModel;
  /** The model at another point than `fit.maximum`, in the coordinates of that. */
  readonly at: (point: Float64Array) => AskedOrders;
  /** Erlang stages of MBG/CNBD-k. */
  readonly k?: number;
}

/** A fitted model made ready for the customers of a table and a longest horizon. */
type OrdersFor = (table: PurchaseTable, horizon: number) => OrderModel | StagedOrderModel;

/**
 * Fits a model of the number of orders, ready to be asked. A model with dropout whose data show nobody
 * leaving falls back to the NBD, see {@link orNbd}.
 *
 * @returns the gate of the fit, if the model cannot be fitted and the NBD cannot either.
 */
export function fitOrderModel(
  name: OrderModelName,
  table: PurchaseTable,
  needs: OrderModelNeeds,
  control?: EngineControl,
): Outcome<FittedOrderModel> {
  const ready = <P>(
    model: OrderModelName,
    fit: OrderFit<P>,
    ordersBy: (parameters: P) => OrdersFor,
    parametersOf: (point: Float64Array) => P,
  ): FittedOrderModel => {
    const ordersFor = ordersBy(fit.parameters);
    return {
      model,
      fit,
      orders: ordersFor(table, needs.horizon),
      ordersFor,
      at: (point) => ({ ordersFor: ordersBy(parametersOf(point)) }),
    };
  };
  const readyNbd = (fit: NbdFit): FittedOrderModel =>
    ready('nbd', fit, (parameters) => () => new NbdOrders(parameters), nbdParametersOf);
  const unlessNbd = <P>(
    asked: Outcome<OrderFit<P>>,
    ordersBy: (parameters: P) => OrdersFor,
    parametersOf: (point: Float64Array) => P,
  ): Outcome<FittedOrderModel> => {
    const outcome = orNbd(asked, table, control);
    if (!outcome.ok) return outcome;
    const { value } = outcome;
    return done(
      value.fellBack ? readyNbd(value.fit) : ready(name, value.fit, ordersBy, parametersOf),
    );
  };
  switch (name) {
    case 'bgnbd':
    case 'mbgnbd': {
      const first = name === 'bgnbd' ? 0 : 1;
      return unlessNbd(
        fitBgnbd(table, first, control),
        (parameters) => (asked, horizon) => new BgnbdOrders(parameters, horizon, youngestOf(asked)),
        (point) => parametersOf(point, first),
      );
    }
    case 'pnbd':
      return unlessNbd(
        fitPareto(table, control),
        (parameters) => () => new ParetoOrders(parameters),
        paretoParametersOf,
      );
    case 'nbd': {
      const fit = fitNbd(table, control);
      return fit.ok ? done(readyNbd(fit.value)) : fit;
    }
    case 'mbgcnbdk': {
      const held = needs.k === undefined ? {} : { k: needs.k };
      const fit = fitCnbd(table, 1, { litt: needs.litt, ...held }, control);
      if (!fit.ok) return fit;
      const { k } = fit.value.parameters;
      const ordersBy =
        (parameters: CnbdParameters): OrdersFor =>
        (asked, horizon) =>
          cnbdOrdersFor(parameters, asked, horizon);
      const fitted = ready(name, fit.value, ordersBy, (point) => ({
        ...parametersOf(point, 1),
        k,
      }));
      return done({ ...fitted, k });
    }
  }
}
