import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { cohortsOf, survivalOf } from '#test/renderer/mockRetention.ts';
import { cohortGridOf, meanValue } from './cohortGridOf.ts';
import { drawnCohorts } from './cohortCurves.ts';
import { cellRule, cohortName, periodName } from './cohortNames.ts';
import { choiceOf } from './retentionChoice.ts';
import { drawnGroups, toldPoint } from './survivalData.ts';

const words = {
  ...createTranslator('en'),
  language: 'en' as const,
  format: createFormatter('en'),
};

describe('the choice of the address', () => {
  it('is months, shares, weighted, on, where nothing or nonsense is named', () => {
    const usual = {
      by: 'month',
      period: 'month',
      definition: 'on',
      mean: 'weighted',
      measure: 'share',
      compare: 'all',
      months: 6,
      outside: '',
      own: 'orders',
    };
    expect(choiceOf({})).toEqual(usual);
    expect(choiceOf({ by: 'colour', months: '-3', measure: '' })).toEqual(usual);
  });

  it('takes the unit of the cohorts for the period unless another is named', () => {
    expect(choiceOf({ by: 'week' }).period).toBe('week');
    expect(choiceOf({ by: 'quarter', period: 'month' }).period).toBe('month');
    expect(choiceOf({ by: 'channel' }).period).toBe('month');
    expect(choiceOf({ months: '500' }).months).toBe(60);
  });
});

describe('names of cohorts', () => {
  it('write periods as the calendar does', () => {
    expect(periodName('week', '2024-12-30', words)).toBe('2025-W01');
    expect(periodName('quarter', '2024-04-01', words)).toBe('Q2 2024');
    expect(periodName('month', '2024-04-01', words)).toBe('Apr 2024');
  });

  it('name groups by their own words', () => {
    expect(cohortName('channel', '', words)).toBe('unknown');
    expect(cohortName('channel', null, words)).toBe('other channels');
    expect(cohortName('product', null, words)).toBe('other products');
    expect(cohortName('category', 'Lamps', words)).toBe('Lamps');
    expect(cohortName('value', 'mid', words)).toBe('Middle value');
    expect(cohortName('class12', 'at_risk', words)).toBe('At risk');
  });
});

describe('the customers of a cell', () => {
  it('are those of the cohort who ordered in its period', () => {
    const month = cohortsOf('month', 'month');
    expect(cellRule(month, 1, 0, false)).toEqual({
      kind: 'choice',
      field: 'cohort',
      values: ['2011-01'],
    });
    expect(cellRule(month, 1, 2, false)).toEqual({
      kind: 'all',
      rules: [
        { kind: 'choice', field: 'cohort', values: ['2011-01'] },
        {
          kind: 'behaviour',
          measure: 'orders',
          window: { kind: 'between', from: '2011-03-01', to: '2011-03-31' },
          least: 1,
        },
      ],
    });
    expect(cellRule(month, 1, 2, true)).toMatchObject({
      rules: [{ field: 'cohort' }, { kind: 'day', field: 'last_order', from: '2011-03-01' }],
    });
  });

  it('are the whole cohort where its customers began at different times', () => {
    expect(cellRule(cohortsOf('value', 'month'), 0, 3, false)).toEqual({
      kind: 'choice',
      field: 'stage.value',
      values: ['high'],
    });
    expect(cellRule(cohortsOf('quarter', 'month'), 0, 3, false)).toEqual({
      kind: 'day',
      field: 'first_order',
      from: '2008-01-01',
      to: '2008-03-31',
    });
  });

  it('of the other channels are those of none that is named', () => {
    expect(cellRule(cohortsOf('channel', 'month'), 3, 0, false)).toMatchObject({
      rules: [
        { field: 'orders', least: 1 },
        { kind: 'not', rule: { field: 'channel', values: ['web', 'store', ''] } },
      ],
    });
    expect(cellRule(cohortsOf('category', 'month'), 0, 0, false)).toMatchObject({
      rules: [
        { field: 'orders', least: 1 },
        { field: 'first_category', values: ['Lamps'] },
      ],
    });
  });
});

describe('the cohort table', () => {
  const shown = { measure: 'share', definition: 'on', mean: 'weighted' } as const;

  it('leaves the open cell hatched and small cells pale', () => {
    const view = cohortsOf('month', 'month');
    const { rows } = cohortGridOf(view, shown, [], words);
    expect(rows[3]?.cells.map(({ open }) => open)).toEqual([
      ...Array<boolean>(8).fill(false),
      true,
    ]);
    expect(rows.map(({ cells }) => cells.some(({ faded }) => faded)).indexOf(true)).toBe(11);
  });

  it('has no mean of counts, and a plain mean where it is chosen', () => {
    const view = cohortsOf('month', 'month');
    expect(cohortGridOf(view, { ...shown, measure: 'count' }, [], words).mean).toBeUndefined();
    expect(meanValue(view, 1, { ...shown, mean: 'plain' })).toBe(0.4);
    expect(meanValue(view, 99, shown)).toBeUndefined();
  });

  it('marks the cohorts in whose period an event lies', () => {
    const events = [{ id: 1, day: '2011-01-31', name: 'Sale' }];
    const { rows } = cohortGridOf(cohortsOf('month', 'month'), shown, events, words);
    expect(rows.map((row) => row.events)).toEqual(
      rows.map((_, at) => (at === 1 ? ['31 Jan 2011 Sale'] : [])),
    );
  });
});

it('curves are of three periods, or of the largest groups', () => {
  expect(drawnCohorts(cohortsOf('month', 'month')).map(({ id }) => id)).toEqual([
    '2010-12-01',
    '2011-02-01',
    '2011-04-01',
  ]);
  const sizes = drawnCohorts(cohortsOf('class12', 'month')).map(({ size }) => size);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes).toHaveLength(6);
});

it('survival is drawn of groups that were observed long enough for a line', () => {
  const whole = survivalOf('loss', 'product');
  const [first, ...others] = whole.groups;
  if (!first) throw new Error('no group');
  const short = { ...first, curve: first.curve.slice(0, 1) };
  const view = { ...whole, groups: [short, ...others] };
  expect(drawnGroups(view)).toEqual(others);
  expect(drawnGroups({ ...view, groups: [short] })).toEqual([view.everybody]);
});

it('the second order is told by those who have it', () => {
  const band = { survival: 0.3, low: 0.25, high: 0.4 };
  expect(toldPoint('loss', band)).toEqual({ value: 0.3, low: 0.25, high: 0.4 });
  expect(toldPoint('second_order', band)).toEqual({ value: 0.7, low: 0.6, high: 0.75 });
  expect(toldPoint('second_order', { ...band, high: null }).low).toBeNull();
});
