import type { EngineControl } from '../control.ts';
import { done, type Outcome } from '../outcome.ts';
import { fitBgnbd } from './bgnbdFit.ts';
import { BgnbdOrders } from './bgnbdOrders.ts';
import { fitCnbd } from './cnbdFit.ts';
import { CnbdOrders } from './cnbdOrders.ts';
import { orNbd } from './fallBack.ts';
import { fitNbd } from './nbdFit.ts';
import { NbdOrders } from './nbdOrders.ts';
import type { OrderFit } from './orderFit.ts';
import type { OrderModel, StagedOrderModel } from './orderModel.ts';
import { fitPareto } from './paretoFit.ts';
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

/** What a run can be scored by: a model of its own, or BG/NBD by channel. */
export type FittedModelName = OrderModelName | 'bgnbd_channel';

export interface FittedOrderModel {
  /** The model that speaks: the one asked for, or the NBD that it has become. */
  readonly model: FittedModelName;
  readonly fit: Omit<OrderFit<unknown>, 'parameters'>;
  readonly orders: OrderModel | StagedOrderModel;
  /** The same model ready to be asked of another table, such as that of an earlier day. */
  readonly ordersFor: OrdersFor;
  /** The model of one kind of customers, where it differs by kind; then `orders` knows no kinds. */
  readonly ordersOf?: (kind: number, table: PurchaseTable, horizon: number) => OrderModel;
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
  const ready = (
    model: OrderModelName,
    fit: FittedOrderModel['fit'],
    ordersFor: OrdersFor,
  ): FittedOrderModel => ({ model, fit, orders: ordersFor(table, needs.horizon), ordersFor });
  const unlessNbd = <P>(
    asked: Outcome<OrderFit<P>>,
    ordersBy: (parameters: P) => OrdersFor,
  ): Outcome<FittedOrderModel> => {
    const outcome = orNbd(asked, table, control);
    if (!outcome.ok) return outcome;
    const { value } = outcome;
    if (!value.fellBack) return done(ready(name, value.fit, ordersBy(value.fit.parameters)));
    const { parameters } = value.fit;
    return done(ready('nbd', value.fit, () => new NbdOrders(parameters)));
  };
  switch (name) {
    case 'bgnbd':
    case 'mbgnbd': {
      const fit = fitBgnbd(table, name === 'bgnbd' ? 0 : 1, control);
      return unlessNbd(
        fit,
        (parameters) => (asked, horizon) => new BgnbdOrders(parameters, horizon, youngestOf(asked)),
      );
    }
    case 'pnbd':
      return unlessNbd(
        fitPareto(table, control),
        (parameters) => () => new ParetoOrders(parameters),
      );
    case 'nbd': {
      const fit = fitNbd(table, control);
      if (!fit.ok) return fit;
      const { parameters } = fit.value;
      return done(ready(name, fit.value, () => new NbdOrders(parameters)));
    }
    case 'mbgcnbdk': {
      const held = needs.k === undefined ? {} : { k: needs.k };
      const fit = fitCnbd(table, 1, { litt: needs.litt, ...held }, control);
      if (!fit.ok) return fit;
      const { parameters } = fit.value;
      // With one stage it is MBG/NBD, which needs no sums over stages.
      const ordersFor: OrdersFor = (asked, horizon) =>
        parameters.k === 1
          ? new BgnbdOrders(parameters, horizon, youngestOf(asked))
          : new CnbdOrders(parameters);
      return done({ ...ready(name, fit.value, ordersFor), k: parameters.k });
    }
  }
}
