import { describe, expect, it } from 'vitest';
import type { Action, ActionPeriod } from '#shared/contract/actions.ts';
import { contract } from '#shared/contract/index.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { canClose, closingDay } from './decideForm.ts';
import { lastPeriod, loopRows } from './loopRows.ts';
import { daysFit, firstDays, planOf, type PlanForm } from './planForm.ts';
import { rowName, rowTexts, withRow } from './playbookText.ts';

const WORDS = { ...createTranslator('en'), format: createFormatter('en') };

const FORM: PlanForm = {
  name: 'wake up',
  row: 'stage.dormant',
  channel: 'mail',
  owner: '',
  start: '2024-07-01',
  review: '2024-07-31',
  cost: 12.34,
  expected: '',
};
const GIVEN = {
  basis: { kind: 'rule', rule: null },
  filter: null,
  asOf: '2024-06-30',
  digits: 2,
} as const;

describe('the form of an action', () => {
  it('begins the day after the analysis date and is reviewed a month later', () => {
    expect(firstDays('2024-01-30')).toEqual({ start: '2024-01-31', review: '2024-02-29' });
    expect(daysFit({ ...FORM, ...firstDays('2024-12-31') }, '2024-12-31')).toBe(true);
  });

  it('asks for what the contract takes, money in minor units', () => {
    const input = planOf(FORM, GIVEN);
    expect(input).toMatchObject({ cost: 1234, start: '2024-07-01', row: 'stage.dormant' });
    expect(contract['actions.plan'].input.safeParse(input).error).toBeUndefined();
    expect(planOf({ ...FORM, cost: '' }, GIVEN)).toMatchObject({ cost: null });
    expect(planOf({ ...FORM, cost: 0.07 }, { ...GIVEN, digits: 0 })).toMatchObject({ cost: 0 });
  });

  it('asks for nothing while something is missing or does not fit', () => {
    const wrong: Partial<PlanForm>[] = [
      { name: '  ' },
      { start: '2024-06-30' },
      { start: '' },
      { review: '2024-07-01' },
      { review: '' },
      { cost: -1 },
      { cost: '-' },
    ];
    for (const change of wrong) expect(planOf({ ...FORM, ...change }, GIVEN)).toBeUndefined();
  });
});

describe('the form of a decision', () => {
  it('ends the period no later than its review, and looks ahead unless it stops', () => {
    expect(closingDay({ review: '2024-07-31' }, '2024-08-05')).toBe('2024-07-31');
    expect(closingDay({ review: '2024-07-31' }, '2024-07-10')).toBe('2024-07-10');
    expect(canClose('keep', '2024-08-06', '2024-08-05')).toBe(true);
    expect(canClose('keep', '2024-08-05', '2024-08-05')).toBe(false);
    expect(canClose('change', '', '2024-08-05')).toBe(false);
    expect(canClose('stop', '', '2024-08-05')).toBe(true);
  });
});

describe('the loop', () => {
  const period = (review: string, more: Partial<ActionPeriod> = {}): ActionPeriod => ({
    from: '2024-01-01',
    review,
    state: 'running',
    outcome: null,
    decision: null,
    ...more,
  });
  const decision = { kind: 'stop', note: '', asOf: '2024-03-01' } as const;
  const action = (id: number, ...periods: ActionPeriod[]): Action => ({
    id,
    plan: { ...FORM, name: String(id), basis: GIVEN.basis, filter: null, cost: null },
    money: { currency: null, digits: 2 },
    frozenOn: '2023-12-31',
    customers: 3,
    periods,
  });

  it('shows what is open by its review date, and stopped actions by their outcome alone', () => {
    const actions = [
      action(3, period('2024-09-01')),
      action(2, period('2024-06-01')),
      action(1, period('2024-03-01', { decision, state: 'decided' })),
    ];
    const rows = loopRows({ judged: null, actions });
    expect(rows.open.map((row) => row.action.id)).toEqual([3, 2]);
    expect(rows.reviews.map((row) => row.action.id)).toEqual([2, 3]);
    expect(rows.outcomes).toEqual([]);
    expect(lastPeriod(action(4, period('2024-01-31'), period('2024-02-29'))).review).toBe(
      '2024-02-29',
    );
    expect(() => lastPeriod(action(5))).toThrow(RangeError);
  });
});

describe('a row of the playbook', () => {
  it('says what the user says, and again what the program says', () => {
    const none = { rows: {}, fits: {} };
    const usual = rowTexts('stage.lost', none, WORDS);
    const edited = withRow(none, 'stage.lost', { ...usual, action: 'Ring them' }, WORDS);
    expect(rowTexts('stage.lost', edited, WORDS).action).toBe('Ring them');
    expect(rowTexts('stage.new', edited, WORDS)).toEqual(rowTexts('stage.new', none, WORDS));
    expect(withRow(edited, 'stage.lost', null, WORDS)).toEqual(none);
    // What is the same as the default is no edit: it stays in the language of the reader.
    expect(withRow(edited, 'stage.lost', usual, WORDS)).toEqual(none);
  });

  it('is called as its stage, class or tier is called elsewhere', () => {
    expect(rowName('class12.at_risk', WORDS)).toBe(WORDS.t('terms.class12.at_risk'));
    expect(rowName('value.high', WORDS)).toBe(WORDS.t('terms.stage.high'));
    expect(rowName('loyalty.gold', WORDS)).toBe(WORDS.t('rfm.tier.gold'));
    expect(rowName('channel.grow', WORDS)).toBe(WORDS.t('acquisition.quadrant.grow'));
    expect(rowName('loop.pdca', WORDS)).toBe(WORDS.t('playbook.loop.pdca.unit'));
  });
});
