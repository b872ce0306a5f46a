import type { ClvView } from '#shared/contract/value.ts';
import type { FormulaResultView, ValueMoneyView } from '#shared/contract/valueModels.ts';
import type { RunReader } from '../runReader.ts';
import type { GatedBody } from '../views/stored.ts';
import type { Cell } from '#main/csv/index.ts';

type Open = <T>(body: GatedBody<T>) => T;

/** The value models, one figure per row; money in major units, an empty value is unknown. */
export function* valueModelRows(run: RunReader, open: Open): Iterable<readonly Cell[]> {
  const money = open(run.table('value_models').money);
  const { digits } = run.table('facts').money;
  const rows: [string, string, number | null, string][] = [
    ...realisedRows(money),
    ...forwardRows(money),
    ...contractRows(money),
    ...probabilisticRows(money),
    ...totalRows(run.value.overview().clv),
    ...ownRows(run.value.ownFormula()),
  ];
  for (const [model, figure, value, unit] of rows) {
    const inMajor = value !== null && unit.startsWith('money');
    yield [model, figure, inMajor ? value / 10 ** digits : value, unit, basisOf(money)];
  }
}

type Row = [model: string, figure: string, value: number | null, unit: string];

function realisedRows({ realised }: ValueMoneyView): Row[] {
  const { net, goods, service, acquisition, result } = realised.contribution;
  return [
    ['realised', 'net_revenue', net, 'money'],
    ['realised', 'cost_of_goods', goods, 'money'],
    ['realised', 'cost_to_serve', service, 'money'],
    ['realised', 'acquisition_cost', acquisition, 'money'],
    ['realised', 'contribution', result, 'money'],
    ['realised', 'contribution_per_customer', realised.perCustomer, 'money_per_customer'],
  ];
}

function forwardRows({ forward }: ValueMoneyView): Row[] {
  if (!forward.ok) return [];
  const { horizonMonths, months, ordersPerMonth, orderValue, gross, net } = forward.value;
  return [
    ['forward', 'horizon', horizonMonths, 'months'],
    ['forward', 'expected_months', months.mean, 'months'],
    ['forward', 'expected_months_low', months.low, 'months'],
    ['forward', 'expected_months_high', months.high, 'months'],
    ['forward', 'orders_per_month', ordersPerMonth, 'number'],
    ['forward', 'order_value', orderValue, 'money_per_order'],
    ['forward', 'value', gross.mean, 'money_per_customer'],
    ['forward', 'value_low', gross.low, 'money_per_customer'],
    ['forward', 'value_high', gross.high, 'money_per_customer'],
    ['forward', 'value_less_cac', net, 'money_per_customer'],
  ];
}

function contractRows({ contract }: ValueMoneyView): Row[] {
  if (!contract.ok) return [];
  const { periods, within, withinNet, forEver, forEverNet } = contract.value;
  return [
    ['contract', 'periods', periods, 'number'],
    ['contract', 'value', within, 'money_per_customer'],
    ['contract', 'value_less_cac', withinNet, 'money_per_customer'],
    ['contract', 'value_for_ever', forEver, 'money_per_customer'],
    ['contract', 'value_for_ever_less_cac', forEverNet, 'money_per_customer'],
  ];
}

function probabilisticRows({ probabilistic }: ValueMoneyView): Row[] {
  if (!probabilistic.ok) return [];
  const { horizonMonths, mean, total, totalForEver } = probabilistic.value;
  return [
    ['probabilistic', 'horizon', horizonMonths, 'months'],
    ['probabilistic', 'value', mean, 'money_per_customer'],
    ['probabilistic', 'total', total, 'money'],
    ['probabilistic', 'total_for_ever', totalForEver, 'money'],
  ];
}

/** Sums over all customers with the ends of their intervals; empty where these cannot be told. */
function totalRows(clv: GatedBody<ClvView>): Row[] {
  if (!clv.ok) return [];
  const { expectedOrders, interval } = clv.value;
  const total = interval?.total;
  return [
    ['probabilistic', 'total_low', total?.low ?? null, 'money'],
    ['probabilistic', 'total_high', total?.high ?? null, 'money'],
    ['probabilistic', 'orders', expectedOrders, 'number'],
    ['probabilistic', 'orders_low', interval?.orders.low ?? null, 'number'],
    ['probabilistic', 'orders_high', interval?.orders.high ?? null, 'number'],
    ['probabilistic', 'interval_level', interval?.level ?? null, 'number'],
    ['probabilistic', 'periods_tested', interval?.periods ?? null, 'number'],
  ];
}

/** The user's own formula, empty where a term of it is unknown; no row without one whose units fit. */
function ownRows(result: FormulaResultView | undefined): Row[] {
  return result?.ok === true ? [['own_formula', 'value', result.value, 'money_per_customer']] : [];
}

/** Whether amounts are contribution or revenue: the margin is known, or it is not. */
function basisOf({ inputs }: ValueMoneyView): string {
  return inputs.margin === null ? 'revenue' : 'margin';
}

/** The contest, the best first. */
export function* contestRows(run: RunReader, open: Open): Iterable<readonly Cell[]> {
  const contest = open(run.value.overview().contest);
  for (const [place, one] of contest.ranking.entries()) {
    yield [
      place + 1,
      one.contestant,
      one.predicted,
      one.actual,
      one.aggregateError,
      one.meanAbsoluteError,
      one.rootMeanSquareError,
      one.auc,
      one.brier,
      one.spearman,
      one.coverage,
      one.contestant === contest.model ? 1 : 0,
    ];
  }
}
