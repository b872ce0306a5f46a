import type { ModelAgeView, ModelFit, ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { OrderValueView } from '#shared/contract/valueModels.ts';
import { RUN } from './mockOverview.ts';

/** Orders of two channels, the second of which has grown. */
export const ORDER_VALUE: OrderValueView = {
  months: 12,
  from: '2010-12-10',
  to: RUN.asOf,
  beforeFrom: '2009-12-10',
  beforeTo: '2010-12-09',
  ordersBefore: 7000,
  ordersNow: 9000,
  valueBefore: 41_000,
  valueNow: 44_500,
  mix: 1200,
  price: 2300,
  volume: 85_500_000,
  value: 28_000_000,
  groups: [
    {
      channel: '微信小程序',
      kind: 'first',
      ordersBefore: 1000,
      ordersNow: 2200,
      valueBefore: 52_000,
      valueNow: 55_000,
      mix: 1100,
      price: 600,
    },
    {
      channel: '',
      kind: 'again',
      ordersBefore: 6000,
      ordersNow: 6800,
      valueBefore: 39_167,
      valueNow: 41_103,
      mix: 100,
      price: 1700,
    },
  ],
};

export const VALUE_CHANGE: ValueChangeView = {
  run: RUN,
  from: '2011-09-09',
  months: 3,
  limit: 0.6,
  all: { customers: 3900, before: 260_000_000, now: 231_000_000 },
  fallen: { customers: 612, before: 41_000_000, now: 15_200_000 },
  groups: [
    {
      kind: 'tier',
      name: 'high',
      segment: null,
      customers: 300,
      before: 130e6,
      now: 126e6,
      fell: false,
    },
    {
      kind: 'stage',
      name: 'dormant',
      segment: null,
      customers: 700,
      before: 22e6,
      now: 11e6,
      fell: true,
    },
    {
      kind: 'segment',
      name: 'VIP',
      segment: 1,
      customers: 80,
      before: 60e6,
      now: 58e6,
      fell: false,
    },
  ],
};

const FIT: ModelFit = {
  runId: 3,
  asOf: '2011-09-09',
  createdAt: RUN.createdAt,
  engineVersion: RUN.engineVersion,
  models: [
    {
      model: 'mbgnbd',
      parameters: [
        { name: 'r', estimate: 0.81, low: 0.76, high: 0.86 },
        { name: 'alpha', estimate: 9.4, low: 8.9, high: 9.9 },
      ],
      logLikelihood: -41_233.1,
      n: 4251,
      unit: 'week',
      converged: true,
      notes: [],
    },
  ],
  expectedOrders: 11_900,
  total: 231_000_000,
  terms: { horizonMonths: 12, yearlyRate: 0.1, margin: null },
};

/** Models of a quarter ago, and those of the run before. */
export const MODEL_AGE: ModelAgeView = {
  fit: FIT,
  dataUpTo: RUN.asOf,
  ageDays: 91,
  dueDays: 91,
  previous: {
    ...FIT,
    runId: 2,
    asOf: '2011-06-09',
    expectedOrders: 10_400,
    total: 212_000_000,
    models: FIT.models.map((model) => ({
      ...model,
      n: 3800,
      parameters: [
        { name: 'r', estimate: 0.72, low: 0.66, high: 0.78 },
        { name: 'alpha', estimate: 9.1, low: 8.5, high: 9.7 },
      ],
    })),
  },
};
