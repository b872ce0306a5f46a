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

/** Interactions of the small shop: two kinds, some that tell none, and some of nobody. */
export const touchpointAnswers: MockAnswers = {
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
