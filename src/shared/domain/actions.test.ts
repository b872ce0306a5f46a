import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#test/fixtures/snapshots.ts';
import {
  ACTION_DECISIONS,
  basisOfFinding,
  periodState,
  PERIOD_STATES,
  rowOfBasis,
  ruleOfBasis,
  type ActionDecision,
} from './actions.ts';
import { addMonths, formatIsoDay } from './calendar.ts';
import { FINDINGS, type FindingCode } from './findings.ts';

const day = fc.integer({ min: 19_000, max: 19_400 });
const period = fc.record({
  from: day,
  length: fc.integer({ min: 1, max: 200 }),
  decision: fc.option(fc.constantFrom(...ACTION_DECISIONS), { nil: null }),
});

describe('a period', () => {
  it('is decided, or unfinished, or waits for a decision: always exactly one', () => {
    fc.assert(
      fc.property(period, day, ({ from, length, decision }, asOf) => {
        const review = from + length;
        const state = periodState({ from, review, decision }, asOf);
        const fits = {
          decided: decision !== null,
          planned: decision === null && asOf < from,
          running: decision === null && asOf >= from && asOf < review,
          due: decision === null && asOf === review,
          overdue: decision === null && asOf > review,
          unjudged: false,
        };
        expect(PERIOD_STATES.filter((one) => fits[one])).toEqual([state]);
      }),
    );
  });

  it('is judged by nothing but the analysis date', () => {
    const open = { from: 10, review: 20, decision: null };
    expect([9, 10, 19, 20, 21].map((asOf) => periodState(open, asOf))).toEqual([
      'planned',
      'running',
      'running',
      'due',
      'overdue',
    ]);
    expect(periodState(open, undefined)).toBe('unjudged');
    const decision: ActionDecision = 'stop';
    expect(periodState({ ...open, decision }, undefined)).toBe('decided');
  });
});

describe('what an action rests on', () => {
  const finding = (code: FindingCode, params: Record<string, string | number> = {}) =>
    ({ kind: 'finding', code, params }) as const;

  it('names customers for every finding but those about the files', () => {
    const about = Object.keys(FINDINGS).filter(
      (code) => ruleOfBasis(finding(code as FindingCode)) === undefined,
    );
    expect(about).toEqual(['unidentified', 'unlinked_refunds', 'orders_only']);
  });

  it('takes the group from the finding', () => {
    expect(ruleOfBasis(finding('class_in_danger', { group: 'at_risk', count: 40 }))).toEqual({
      kind: 'choice',
      field: 'class12',
      values: ['at_risk'],
    });
    expect(rowOfBasis(finding('class_in_danger', { group: 'at_risk' }))).toBe('class12.at_risk');
    expect(rowOfBasis(finding('stage_move', { from: 'active', to: 'dormant' }))).toBe(
      'stage.dormant',
    );
    expect(ruleOfBasis(finding('value_fell', { limit: 0.6 }))).toEqual({
      kind: 'number',
      field: 'clv_ratio',
      most: 0.6,
    });
    expect(rowOfBasis(finding('value_fell', { limit: 0.6 }))).toBe('trigger.clv');
    expect(rowOfBasis(finding('revenue_down'))).toBeUndefined();
  });

  it('takes those lost in a period by their last order, and the row of the lost', () => {
    const period = { from: dayOf('2024-06-01'), to: dayOf('2024-06-30') };
    const basis = basisOfFinding('lost_customers', { count: 9, months: 12 }, period);
    // A last order on 31 May 2023 is beyond twelve months on 1 June 2024, one of 29 June on the 30th.
    expect(ruleOfBasis(basis)).toEqual({
      kind: 'day',
      field: 'last_order',
      from: '2023-05-31',
      to: '2023-06-29',
    });
    expect(rowOfBasis(basis)).toBe('stage.lost');
    expect(basisOfFinding('won_back', { months: 12 }, period)).toEqual(
      finding('won_back', { months: 12 }),
    );
  });

  it('takes every customer whose silence passed its limit in the period, and no other', () => {
    fc.assert(
      fc.property(
        day,
        fc.nat(120),
        day,
        fc.integer({ min: 1, max: 24 }),
        (from, length, ago, months) => {
          const to = from + length;
          const last = ago - 30 * months;
          const lostOn = addMonths(last, months) + 1;
          const rule = ruleOfBasis(basisOfFinding('lost_customers', { months }, { from, to }));
          if (rule?.kind !== 'day') throw new Error('not told by days');
          const chosen =
            formatIsoDay(last) >= (rule.from ?? '') && formatIsoDay(last) <= (rule.to ?? '');
          expect(chosen).toBe(lostOn >= from && lostOn <= to);
        },
      ),
    );
  });

  it('has no row for several groups at once, for a segment, or for what does not exist', () => {
    const classes = (...values: string[]) =>
      rowOfBasis({ kind: 'rule', rule: { kind: 'choice', field: 'class12', values } });
    expect(classes('new')).toBe('class12.new');
    expect(classes('new', 'lost')).toBeUndefined();
    expect(classes('nobody')).toBeUndefined();
    expect(rowOfBasis({ kind: 'segment', id: 3, name: 'mine' })).toBeUndefined();
    expect(rowOfBasis({ kind: 'rule', rule: null })).toBeUndefined();
    expect(rowOfBasis({ kind: 'rule', rule: null, row: 'channel.grow' })).toBe('channel.grow');
  });
});
