import { describe, expect, it } from 'vitest';
import { contestModels, DEFAULT_CONTEST_SETTINGS } from '#main/engine/index.ts';
import { dayOf } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { libraryIsThere, reference, snapshotOfFile } from './shared.ts';

interface Figures {
  readonly mae: number;
  readonly rmse: number;
  readonly predicted_total: number;
  readonly actual_total: number;
  readonly aggregate_error_pct: number;
}
interface Reference {
  readonly calibration_end: string;
  readonly observation_end: string;
  readonly models: Readonly<Record<string, { readonly holdout_accuracy: Figures }>>;
  readonly baselines: { readonly same_rate_x_over_T: Figures };
}

describe.skipIf(!libraryIsThere()).each([
  ['cdnow_sample', 'clv/cdnow_sample_transactions.csv', { customer: 0, date: 1, amount: 3 }],
  ['synthetic_bgnbd', 'clv/synthetic_bgnbd_transactions.csv', { customer: 0, date: 1, amount: 2 }],
] as const)('holdout of %s', (name, path, columns) => {
  const expected = reference(`clv/${name}.json`) as Reference;
  const { snapshot } = snapshotOfFile(path, columns, expected.observation_end);
  const outcome = contestModels(snapshot, {
    ...DEFAULT_CONTEST_SETTINGS,
    horizonDays: dayOf(expected.observation_end) - dayOf(expected.calibration_end),
    splits: 1,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  const [split] = outcome.value.splits;

  it.each(['bgnbd', 'mbgnbd', 'pnbd', 'same_rate'] as const)('%s', (contestant) => {
    const wanted =
      contestant === 'same_rate'
        ? expected.baselines.same_rate_x_over_T
        : expected.models[contestant]?.holdout_accuracy;
    const accuracy = split?.entries.find((entry) => entry.contestant === contestant)?.accuracy;
    expect(accuracy?.actual).toBe(wanted?.actual_total);
    expectNear(accuracy?.meanAbsoluteError, wanted?.mae ?? NaN, 1e-5);
    expectNear(accuracy?.rootMeanSquareError, wanted?.rmse ?? NaN, 1e-5);
    expectNear((accuracy?.predicted ?? NaN) / (wanted?.predicted_total ?? NaN), 1, 1e-5);
    expectNear(accuracy?.aggregateError, (wanted?.aggregate_error_pct ?? NaN) / 100, 1e-5);
  });

  it('is won by a model', () => {
    expect(outcome.value.verdict).toBe('model_wins');
  });
});
