import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { historyOf, nextHistory, type HistoryAction } from '../../components/history.ts';
import { addTo, changeAt, draftOf, finishedRule, NOTHING, savedForm, type Group } from './draft.ts';

const ORDERS: SegmentRule = { kind: 'number', field: 'orders', least: 2 };
const CHANNEL: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
const OPEN: SegmentRule = { kind: 'choice', field: 'channel', values: [] };

const { rule } = fc.letrec<{ rule: SegmentRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(ORDERS, CHANNEL, OPEN, { kind: 'segment' as const, id: 0 }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
}));

function partAt(at: SegmentRule, path: readonly number[]): SegmentRule | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return at;
  const part = at.kind === 'not' ? at.rule : 'rules' in at ? at.rules[first] : undefined;
  return part && partAt(part, rest);
}

function isOpen(part: SegmentRule): boolean {
  if (part.kind === 'not') return isOpen(part.rule);
  if (part.kind === 'all' || part.kind === 'any') {
    return part.rules.length === 0 || part.rules.some(isOpen);
  }
  return 'id' in part ? part.id === 0 : 'values' in part && part.values.length === 0;
}

describe('a draft', () => {
  it('is changed at one place, and a part that is taken out takes empty negations with it', () => {
    const draft: Group = { kind: 'all', rules: [ORDERS, { kind: 'not', rule: CHANNEL }] };
    expect(changeAt(draft, [1, 0], () => ORDERS)).toEqual({
      kind: 'all',
      rules: [ORDERS, { kind: 'not', rule: ORDERS }],
    });
    expect(changeAt(draft, [1, 0], () => null)).toEqual({ kind: 'all', rules: [ORDERS] });
    expect(changeAt(draft, [], () => null)).toEqual(NOTHING);
    expect(addTo(draft, [], CHANNEL).rules).toEqual([...draft.rules, CHANNEL]);
  });

  it('opens any rule as a group and saves a group of one as that one', () => {
    expect(draftOf(null)).toEqual(NOTHING);
    expect(draftOf(ORDERS)).toEqual({ kind: 'all', rules: [ORDERS] });
    const twice: SegmentRule = { kind: 'not', rule: { kind: 'not', rule: ORDERS } };
    expect(draftOf({ kind: 'any', rules: [twice] })).toEqual({ kind: 'any', rules: [ORDERS] });
    expect(savedForm({ kind: 'all', rules: [{ kind: 'any', rules: [ORDERS] }] })).toEqual(ORDERS);
  });

  it('is counted without what is not finished, and every part is found at its place', () => {
    fc.assert(
      fc.property(rule, (any) => {
        const draft = draftOf(any);
        const { rule: finished, places } = finishedRule(draft);
        if (finished === null) return;
        expect(isOpen(finished)).toBe(false);
        for (const [from, to] of places) {
          const path = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
          const [before, after] = [partAt(draft, path(from)), partAt(finished, path(to))];
          expect(after?.kind).toBe(before?.kind);
          if (before && !isOpen(before)) expect(after).toEqual(before);
        }
      }),
    );
    expect(finishedRule({ kind: 'any', rules: [OPEN] }).rule).toBeNull();
  });
});

describe('the history of a draft', () => {
  const change = (draft: Group, subject: string | null = null): HistoryAction<Group> => ({
    type: 'change',
    to: draft,
    subject,
  });
  const one = draftOf(ORDERS);
  const two = draftOf(CHANNEL);

  it('goes back and forth, and a change ends what was undone', () => {
    const made = [change(one), change(two)].reduce(nextHistory<Group>, historyOf(NOTHING));
    const back = nextHistory(made, { type: 'undo' });
    expect(back.present).toEqual(one);
    expect(nextHistory(back, { type: 'redo' }).present).toEqual(two);
    const other = nextHistory(back, change(NOTHING));
    expect(nextHistory(other, { type: 'redo' })).toBe(other);
  });

  it('takes typing on in one field as one step', () => {
    const typed = [change(one, 'least'), change(two, 'least'), change(one, 'most')].reduce(
      nextHistory<Group>,
      historyOf(NOTHING),
    );
    const once = nextHistory(typed, { type: 'undo' });
    expect(once.present).toEqual(two);
    expect(nextHistory(once, { type: 'undo' }).present).toEqual(NOTHING);
  });

  it('stays where it is at its ends', () => {
    const start = historyOf(one);
    expect(nextHistory(start, { type: 'undo' })).toBe(start);
    expect(nextHistory(start, { type: 'redo' })).toBe(start);
  });
});
