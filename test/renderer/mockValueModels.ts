import type { ValueModelsView } from '#shared/contract/analysis.ts';
import type {
  ContributionView,
  FormulaResultView,
  FourModelsView,
  ValueMoneyView,
} from '#shared/contract/valueModels.ts';
import { DATED_SCHEME_IDS, STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { RUN } from './mockOverview.ts';
import { ORDER_VALUE } from './mockValueWatch.ts';

/** Value models in the shape of a small shop with a margin of 40 % and an acquisition cost. */

const MARGIN = 0.4;
const SERVE = 300;
const CAC = 2400;

function contribution(net: number, orders: number, customers: number): ContributionView {
  const gross = net * MARGIN;
  const served = gross - orders * SERVE;
  return {
    net,
    goods: net - gross,
    gross,
    service: orders * SERVE,
    served,
    acquisition: customers * CAC,
    result: served - customers * CAC,
  };
}

function group(id: string, customers: number, orders: number, net: number) {
  return {
    id,
    customers,
    orders,
    contribution: contribution(net, orders, customers),
    outlook: net / 2,
  };
}

const TIERS = [
  ['high', 261, 5210, 400_190_000, 11.2],
  ['mid', 880, 6402, 240_010_000, 8.1],
  ['low', 3110, 6409, 160_110_244, 2.4],
] as const;

const tiers = TIERS.map(([id, customers, orders, net, lifeMonths]) => ({
  ...group(id, customers, orders, net),
  lifeMonths,
  repeatShare: id === 'low' ? 0.41 : 0.98,
  pOrder: id === 'low' ? 0.38 : 0.86,
  costedCustomers: customers,
  knownCost: customers * CAC,
}));

const stages = Object.fromEntries(
  DATED_SCHEME_IDS.map((scheme) => [
    scheme,
    STAGE_SCHEMES[scheme].map((id, i) =>
      group(id, 300 + 410 * i, 900 + 800 * i, 40_000_000 * (i + 1)),
    ),
  ]),
) as ValueMoneyView['stages'];

const MONEY: ValueMoneyView = {
  inputs: {
    customers: 4251,
    orders: 18_021,
    net: 800_310_244,
    orderValue: 44_409.9,
    ordersPerCustomer: 4.239,
    netPerCustomer: 188_264.1,
    margin: MARGIN,
    costPerOrder: SERVE,
    cac: CAC,
    cacSource: 'typed',
    costedCustomers: 4251,
  },
  realised: {
    contribution: contribution(800_310_244, 18_021, 4251),
    perCustomer: 71_633.4,
    missing: [],
  },
  forward: {
    ok: true,
    value: {
      customers: 4251,
      ended: 1610,
      silenceMonths: 12,
      horizonMonths: 24,
      months: { mean: 16.2, low: 15.8, high: 16.6 },
      ordersPerMonth: 0.41,
      orderValue: 44_409.9,
      gross: { mean: 117_989, low: 115_075, high: 120_902 },
      net: 115_589,
    },
  },
  contract: { ok: false, code: 'NO_DATA', reason: 'no_contract', details: {} },
  probabilistic: {
    ok: true,
    value: {
      model: 'mbgnbd',
      horizonMonths: 12,
      customers: 4213,
      mean: 55_960.8,
      total: 235_764_080,
      totalForEver: 1_204_310_000,
    },
  },
  orderValue: { ok: true, value: ORDER_VALUE },
  variation: 2.31,
  pyramid: { active: 'share', share: { high: 50, mid: 80, tiers }, absolute: null },
  stages,
  risk: {
    atRisk: { customers: 812, revenue: 90_410_200 },
    lost: { customers: 401, revenue: 41_020_900 },
    lastYear: 510_310_244,
    activeMonths: 12,
    dormantMonths: 24,
  },
  whatIf: { ok: true, value: { before: 3011, stayed: 1742, revenuePerCustomer: 177_012.4 } },
  terms: [
    {
      id: 'aov',
      dimension: { money: 1, order: -1, customer: 0, time: 0 },
      value: 44_409.9,
    },
    { id: 'margin', dimension: { money: 0, order: 0, customer: 0, time: 0 }, value: MARGIN },
    { id: 'clv', dimension: { money: 1, order: 0, customer: -1, time: 0 }, value: 55_960.8 },
    { id: 'cac', dimension: { money: 1, order: 0, customer: -1, time: 0 }, value: CAC },
  ],
};

const FREQUENCIES = [0, 1, 2, 3, 5, 10];
const RECENCIES = [0, 37, 75, 112, 149, 187, 224, 261, 299, 336, 373];

function cells(of: (x: number, recency: number) => number): (number | null)[] {
  return FREQUENCIES.flatMap((x) =>
    RECENCIES.map((recency) => ((x === 0) === (recency === 0) ? of(x, recency / 373) : null)),
  );
}

const alive = (x: number, r: number): number => (x === 0 ? 0.62 : Math.min(0.99, r ** (x / 2)));

export const VALUE_MODELS: ValueModelsView = {
  run: RUN,
  money: { ok: true, value: MONEY },
  grid: {
    ok: true,
    value: {
      model: 'mbgnbd',
      horizonMonths: 12,
      ageDays: 373,
      frequencies: FREQUENCIES,
      recencies: RECENCIES,
      pAlive: cells(alive),
      pOrder: cells((x, r) => alive(x, r) * (1 - 0.6 ** (x + 1))),
      expected: cells((x, r) => alive(x, r) * (x + 0.6)),
    },
  },
  advisor: [
    {
      method: 'realised',
      needs: [
        { what: 'amounts', has: 1, needed: 1 },
        { what: 'margin', has: 0, needed: 1 },
      ],
      ready: false,
    },
    {
      method: 'probabilistic',
      needs: [
        { what: 'customers', has: 4251, needed: 500 },
        { what: 'months', has: 12, needed: 6 },
        { what: 'repeaters', has: 2754, needed: 100 },
      ],
      ready: true,
    },
  ],
};

/** The part of the report, of a run without a margin. */
export const FOUR_MODELS: FourModelsView = {
  inputs: { ...MONEY.inputs, margin: null },
  realised: {
    contribution: {
      ...MONEY.realised.contribution,
      goods: null,
      gross: null,
      served: null,
      result: null,
    },
    perCustomer: null,
    missing: ['margin'],
  },
  forward: MONEY.forward,
  contract: MONEY.contract,
  probabilistic: MONEY.probabilistic,
};

/** Any formula of the two terms is taken as what it says; everything else as not finished. */
export const FORMULA_ANSWER = ({ text }: { text: string }): FormulaResultView =>
  text.trim() === ''
    ? { ok: false, fault: { code: 'empty', from: 0, to: text.length, left: null, right: null } }
    : { ok: true, value: 53_560.8, terms: ['clv'], unknown: [], dividesByZero: false };
