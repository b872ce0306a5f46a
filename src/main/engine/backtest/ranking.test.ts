import { describe, expect, it } from 'vitest';
import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { fitBgnbd } from '../clv/index.ts';
import { likelihoodOf, type Contestant } from './candidates.ts';
import type { ContestEntry, ContestSplit } from './contestSplit.ts';
import { rank, verdictOf, type Ranked } from './ranking.ts';
import { cohortOf } from './splits.ts';

const ACTUAL = 1000;
const UNTOLD = { auc: NaN, brier: NaN, spearman: NaN, coverage: NaN };

/** A contestant by its error per customer and how far its total is off. */
function entry(contestant: Contestant, error: number, off: number): ContestEntry {
  return {
    contestant,
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

/** @param likelihoods logarithms, of the models that may be asked for theirs. */
function ranked(
  likelihoods: Partial<Record<Contestant, number>>,
  ...entries: readonly ContestEntry[]
): Contestant[] {
  return rankedOver(364, likelihoods, ...entries).map(({ contestant }) => contestant);
}

/** The same of holdouts of so many days, with all that the ranking tells. */
function rankedOver(
  days: number,
  likelihoods: Partial<Record<Contestant, number>>,
  ...entries: readonly ContestEntry[]
): Ranked[] {
  const split: ContestSplit = {
    split: { calibrationEnd: 1000, holdoutEnd: 1000 + days },
    customers: 500,
    repeaters: 200,
    grid: new Int32Array(),
    tracking: new Float64Array(),
    entries,
    absent: [],
  };
  const likelihoodOf = (model: Contestant): number => {
    const found = likelihoods[model];
    if (found === undefined) throw new Error(`asked for ${model}`);
    return found;
  };
  return rank([split], likelihoodOf);
}

describe('contestants that are equal by customer', () => {
  it('stand by what all orders say, where their totals are about as near', () => {
    const [mbgnbd, bgnbd] = [entry('mbgnbd', 2, 0.01), entry('bgnbd', 2.009, 0.04)];
    expect(ranked({ bgnbd: -900, mbgnbd: -960 }, mbgnbd, bgnbd)).toEqual(['bgnbd', 'mbgnbd']);
    const none = { bgnbd: -900, mbgnbd: Number.NEGATIVE_INFINITY };
    expect(ranked(none, mbgnbd, bgnbd)).toEqual(['bgnbd', 'mbgnbd']);
  });

  it('stand by the total, where one is clearly nearer or the orders tell nothing', () => {
    const far = entry('bgnbd', 2, 0.5);
    const near = entry('mbgnbd', 2.01, 0.2);
    // One alone is nearest: nobody's likelihood is asked for.
    expect(ranked({}, far, near)).toEqual(['mbgnbd', 'bgnbd']);
    const alike = { bgnbd: -900, pnbd: -901.5 };
    expect(ranked(alike, entry('bgnbd', 2, 0.03), entry('pnbd', 2, 0.02))).toEqual([
      'pnbd',
      'bgnbd',
    ]);
  });

  it('do not pass one that is better by customer, and leave a yardstick in its place', () => {
    const worse = entry('bgnbd', 2.1, 0);
    expect(ranked({}, worse, entry('mbgnbd', 2, 0.03))).toEqual(['mbgnbd', 'bgnbd']);
    const yardstick = entry('same_rate', 2, 0);
    const models = [entry('mbgnbd', 2, 0.01), entry('bgnbd', 2, 0.02)];
    expect(ranked({ bgnbd: -900, mbgnbd: -960 }, ...models, yardstick)).toEqual([
      'same_rate',
      'bgnbd',
      'mbgnbd',
    ]);
  });
});

describe('the NBD that came closest', () => {
  const entries = [
    entry('nbd', 2, 0.1),
    entry('same_rate', 2.1, 0),
    entry('bgnbd', 2.2, 0.1),
    entry('mbgnbd', 2.3, 0.1),
  ];
  const leaving = { nbd: -1000, bgnbd: -960, mbgnbd: -990 };
  const names = (all: readonly Ranked[]) => all.map(({ contestant }) => contestant);

  it('stands behind the next model in half a year, where the orders leave no doubt', () => {
    const all = rankedOver(182, leaving, ...entries);
    expect(names(all)).toEqual(['same_rate', 'bgnbd', 'nbd', 'mbgnbd']);
    expect(verdictOf(all).notes).toContain('set_back');
  });

  it('leaves the others in the order that they have without it', () => {
    const close = [entry('nbd', 2, 0.1), entry('mbgnbd', 2.2, 0.1), entry('bgnbd', 2.21, 0.1)];
    expect(names(rankedOver(182, leaving, ...close))).toEqual(['bgnbd', 'nbd', 'mbgnbd']);
  });

  it('keeps its place in a year, in doubt, and against a model that differs by regularity', () => {
    const asItCame = ['nbd', 'same_rate', 'bgnbd', 'mbgnbd'];
    expect(names(rankedOver(364, {}, ...entries))).toEqual(asItCame);
    const doubt = rankedOver(182, { ...leaving, bgnbd: -991 }, ...entries);
    expect(names(doubt)).toEqual(asItCame);
    expect(verdictOf(doubt).notes).not.toContain('set_back');
    const regular = rankedOver(182, {}, entry('nbd', 2, 0.1), entry('mbgcnbdk', 2.2, 0.1));
    expect(names(regular)).toEqual(['nbd', 'mbgcnbdk']);
  });
});

describe('the likelihood of a contestant', () => {
  const { asOf } = GOLDEN_BASE;
  const cohort = cohortOf(
    simulatedSnapshot({ ...GOLDEN_BASE, customers: 600 }),
    { calibrationEnd: asOf, holdoutEnd: asOf },
    7,
  );

  it('is that of a fit to all orders up to the day', () => {
    const fit = fitBgnbd(cohort.table, 0);
    if (!fit.ok) throw new Error(fit.reason);
    expect(likelihoodOf('bgnbd', cohort, 7)).toBe(fit.value.logLikelihood);
  });

  it('is none of a yardstick, of a model that has become another, and of one without channels', () => {
    // Buyers without regularity: MBG/CNBD-k is MBG/NBD.
    for (const name of ['same_rate', 'mbgcnbdk', 'bgnbd_channel'] as const) {
      expect(likelihoodOf(name, cohort, 7)).toBe(Number.NEGATIVE_INFINITY);
    }
  });
});
