import type { TouchLine } from '#shared/contract/touchpoints.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';

function line(touches: number, share: number): TouchLine {
  const observed = Math.round(touches * 0.6);
  const known = observed >= 10;
  return {
    touches,
    open: Math.round(touches / 20),
    people: Math.round(touches * 0.7),
    observed,
    ordered: Math.round(observed * share),
    share: known ? share : null,
    low: known ? share - 0.02 : null,
    high: known ? share + 0.02 : null,
  };
}

/** Interactions of the small shop: two kinds, some that tell none, and some of nobody; what its channels brought. */
export const touchpointAnswers: MockAnswers = {
  'acquisition.brought': {
    firstDay: RUN.firstDay,
    asOf: RUN.asOf,
    money: RUN.money,
    hasAmounts: true,
    channels: [
      {
        channel: 'shop',
        spellings: ['shop'],
        customers: 3000,
        orders: 12_000,
        revenue: 41_000_000,
      },
      { channel: '', spellings: [''], customers: 1251, orders: 6021, revenue: 18_000_000 },
    ],
    total: { customers: 4251, orders: 18_021, revenue: 59_000_000 },
  },
  'acquisition.touchpoints': ({ days }: { days: number }) => ({
    ok: true,
    value: {
      asOf: RUN.asOf,
      days,
      least: 10,
      nameless: 12,
      touchpoints: [
        { name: 'visit', ...line(5210, 0.31) },
        { name: 'call', ...line(1804, 0.22) },
        { name: '', ...line(9, 0) },
      ],
      others: null,
      all: line(7023, 0.28),
    },
  }),
};
