import { describe, expect, it } from 'vitest';
import type { Contestant } from './candidates.ts';
import type { ContestEntry, ContestSplit } from './contestSplit.ts';
import { rank } from './ranking.ts';

const ACTUAL = 1000;
const UNTOLD = { auc: NaN, brier: NaN, spearman: NaN, coverage: NaN };

/** A contestant by its error per customer, how far its total is off, and the log likelihood of the past. */
function entry(
  contestant: Contestant,
  error: number,
  off: number,
  logLikelihood?: number,
): ContestEntry {
  return {
    contestant,
    ...(logLikelihood !== undefined && { logLikelihood }),
    accuracy: {
      customers: 500,
      predicted: ACTUAL * (1 + off),
      actual: ACTUAL,
      aggregateError: off,
      meanAbsoluteError: error,
      rootMeanSquareError: error,
    },
    discrimination: UNTOLD,
    deciles: [],
    tracking: new Float64Array(),
  };
}

function ranked(...entries: readonly ContestEntry[]): Contestant[] {
  const split: ContestSplit = {
    split: { calibrationEnd: 1000, holdoutEnd: 1364 },
    customers: 500,
    repeaters: 200,
    grid: new Int32Array(),
    tracking: new Float64Array(),
    entries,
    absent: [],
  };
  return rank([split]).map(({ contestant }) => contestant);
}

describe('contestants that are equal by customer', () => {
  it('stand by what the orders of the past say, where their totals are about as near', () => {
    const bgnbd = entry('bgnbd', 2.009, 0.04, -900);
    const mbgnbd = entry('mbgnbd', 2, 0.01, -960);
    expect(ranked(mbgnbd, bgnbd)).toEqual(['bgnbd', 'mbgnbd']);
  });

  it('stand by the total, where one is clearly nearer or the orders tell nothing', () => {
    const far = entry('bgnbd', 2, 0.5, -900);
    const near = entry('mbgnbd', 2.01, 0.2, -960);
    expect(ranked(far, near)).toEqual(['mbgnbd', 'bgnbd']);
    expect(ranked(entry('bgnbd', 2, 0.03, -900), entry('pnbd', 2, 0.02, -901.5))).toEqual([
      'pnbd',
      'bgnbd',
    ]);
  });

  it('do not pass one that is better by customer, and leave a yardstick in its place', () => {
    const worse = entry('bgnbd', 2.1, 0, -900);
    expect(ranked(worse, entry('mbgnbd', 2, 0.03, -960))).toEqual(['mbgnbd', 'bgnbd']);
    const yardstick = entry('same_rate', 2, 0);
    const models = [entry('mbgnbd', 2, 0.01, -960), entry('bgnbd', 2, 0.02, -900)];
    expect(ranked(...models, yardstick)).toEqual(['same_rate', 'bgnbd', 'mbgnbd']);
  });
});
