import { describe, expect, it } from 'vitest';
import { AMBIGUOUS_INSPECTION, INSPECTION } from '#test/renderer/mockImports.ts';
import {
  answeredQuestions,
  answering,
  answerTo,
  canShow,
  isSettled,
  START,
  wizardReducer,
  type WizardAction,
} from './wizardState.ts';

const FILE = { ticket: 'ticket-0001', name: 'orders.csv', bytes: 12 };

function after(actions: readonly WizardAction[]) {
  return actions.reduce(wizardReducer, START);
}

describe('the import wizard', () => {
  it('goes from file to check when nothing is open', () => {
    const state = after([
      { type: 'claimed', file: FILE },
      { type: 'inspected', inspection: INSPECTION },
      { type: 'goTo', step: 'columns' },
      { type: 'goTo', step: 'check' },
    ]);
    expect(state.step).toBe('check');
  });

  it('does not reach the check while a question is open', () => {
    const state = after([
      { type: 'claimed', file: FILE },
      { type: 'inspected', inspection: AMBIGUOUS_INSPECTION },
      { type: 'goTo', step: 'columns' },
      { type: 'goTo', step: 'check' },
    ]);
    expect(state.step).toBe('columns');
  });

  it('shows no columns before the file is inspected', () => {
    const state = after([
      { type: 'claimed', file: FILE },
      { type: 'goTo', step: 'columns' },
    ]);
    expect(state.step).toBe('reading');
  });

  it('forgets the settings of one file when another comes', () => {
    const state = after([
      { type: 'claimed', file: FILE },
      { type: 'changed', overrides: { encoding: 'big5' } },
      { type: 'claimed', file: { ...FILE, ticket: 'ticket-0002' } },
    ]);
    expect(state).toMatchObject({ step: 'reading', overrides: {}, inspection: null });
  });

  it('lets an answer be changed as long as its column has that meaning', () => {
    const answered: readonly WizardAction[] = [
      { type: 'claimed', file: FILE },
      { type: 'inspected', inspection: AMBIGUOUS_INSPECTION },
      { type: 'changed', overrides: { answers: { 'date.order': 'dmy' } } },
      { type: 'inspected', inspection: INSPECTION },
    ];
    expect(answeredQuestions(after(answered)).map(({ key }) => key)).toEqual(['date.order']);
    const undated = {
      ...INSPECTION,
      plan: {
        ...INSPECTION.plan,
        columns: INSPECTION.plan.columns.map((column) =>
          column.field === 'date' ? { ...column, field: null } : column,
        ),
      },
    };
    const moved = after([...answered, { type: 'inspected', inspection: undated }]);
    expect(answeredQuestions(moved)).toEqual([]);
  });

  it('lets what was said of lines of one order be changed, until the amounts are gone', () => {
    const question = {
      key: 'duplicates',
      code: 'TOTALS_REPEATED' as const,
      column: 'UnitPrice',
      options: ['once', 'sum'],
      evidence: { code: 'totals.repeated', counts: { lines: 12, same: 12 } },
    };
    const overrides = answering('duplicates', 'once');
    expect(overrides).toEqual({ duplicates: { rule: 'id', keep: 'once' } });
    expect(answering('date.order', 'dmy')).toEqual({ answers: { 'date.order': 'dmy' } });
    const state = after([
      { type: 'claimed', file: FILE },
      { type: 'inspected', inspection: { ...INSPECTION, questions: [question] } },
      { type: 'changed', overrides },
      { type: 'inspected', inspection: INSPECTION },
    ]);
    expect(answeredQuestions(state)).toEqual([question]);
    expect(answerTo('duplicates', overrides)).toBe('once');
  });

  it('ignores an inspection that comes after the wizard was left', () => {
    expect(after([{ type: 'inspected', inspection: INSPECTION }])).toBe(START);
  });

  it('needs a date and someone to count', () => {
    const without = (field: string) => ({
      ...INSPECTION,
      plan: {
        ...INSPECTION.plan,
        columns: INSPECTION.plan.columns.filter((column) => column.field !== field),
      },
    });
    expect(isSettled(INSPECTION)).toBe(true);
    expect(isSettled(without('date'))).toBe(false);
    expect(isSettled(without('customer_id'))).toBe(false);
    expect(
      canShow(
        {
          step: 'columns',
          file: FILE,
          overrides: {},
          inspection: without('date'),
          asked: [],
        },
        'check',
      ),
    ).toBe(false);
  });
});
