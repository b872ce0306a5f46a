import { describe, expect, it } from 'vitest';
import {
  DEFAULT_STAGE_RULES,
  RULES_OF_SCHEME,
  STAGE_SCHEME_IDS,
  STAGE_SCHEMES,
} from '#shared/domain/stageSchemes.ts';
import { createTranslator, LANGUAGES } from '#shared/i18n/index.ts';
import {
  changeDraft,
  draftAgain,
  draftOf,
  rulesOf,
  sentenceParts,
  type RuleChange,
} from './ruleDraft.ts';

function after(...changes: RuleChange[]) {
  return changes.reduce(changeDraft, draftOf(DEFAULT_STAGE_RULES));
}

describe('a draft of rules', () => {
  const twice: RuleChange[] = [
    { kind: 'type', field: 'activeMonths', value: 1 },
    { kind: 'type', field: 'activeMonths', value: 18 },
  ];

  it('takes typing on in one field for one step', () => {
    const draft = after(...twice);
    expect(draft.now.activeMonths).toBe(18);
    expect(changeDraft(draft, { kind: 'undo' }).now).toEqual(DEFAULT_STAGE_RULES);
  });

  it('goes back and forward, and forgets the way forward on a change', () => {
    const draft = after(...twice, { kind: 'type', field: 'newMonths', value: 3 });
    const back = changeDraft(draft, { kind: 'undo' });
    expect(back.now).toMatchObject({ activeMonths: 18, newMonths: 6 });
    expect(changeDraft(back, { kind: 'redo' }).now).toEqual(draft.now);
    const other = changeDraft(back, { kind: 'set', rules: { newMonths: 9 } });
    expect(changeDraft(other, { kind: 'redo' })).toBe(other);
    expect(after({ kind: 'undo' }).now).toEqual(DEFAULT_STAGE_RULES);
  });

  it('goes on as it was left, and takes what was saved elsewhere since for a step', () => {
    const state = after(...twice);
    const saved = { ...DEFAULT_STAGE_RULES, activeMonths: 18 };
    const elsewhere = { ...DEFAULT_STAGE_RULES, activeMonths: 9 };
    expect(draftAgain(null, saved)).toEqual(draftOf(saved));
    expect(draftAgain({ state, same: true }, DEFAULT_STAGE_RULES)).toBe(state);
    expect(draftAgain({ state, same: false }, saved)).toBe(state);
    const other = draftAgain({ state, same: false }, elsewhere);
    expect(other.now).toEqual(elsewhere);
    expect(changeDraft(other, { kind: 'undo' }).now).toEqual(state.now);
  });

  it('says which number does not fit', () => {
    expect(rulesOf({ ...DEFAULT_STAGE_RULES, dormantMonths: 12 })).toEqual({
      fault: 'dormantMonths',
    });
    expect(rulesOf({ ...DEFAULT_STAGE_RULES, lateFactor: '' })).toEqual({ fault: 'lateFactor' });
    expect(rulesOf(DEFAULT_STAGE_RULES)).toEqual({ rules: DEFAULT_STAGE_RULES });
  });
});

describe('the sentences of the rules', () => {
  it('are cut at their numbers', () => {
    expect(sentenceParts('More than {activeMonths} months.')).toEqual([
      { text: 'More than ' },
      { rule: 'activeMonths' },
      { text: ' months.' },
    ]);
    expect(sentenceParts('Known.')).toEqual([{ text: 'Known.' }]);
    expect(sentenceParts('{newMonths} {newMonths:month|months}')).toEqual([
      { rule: 'newMonths' },
      { text: ' ' },
      { after: 'newMonths', word: { name: 'newMonths', one: 'month', other: 'months' } },
    ]);
  });

  it.each(LANGUAGES)('ask in %s for exactly the rules of their scheme', (language) => {
    const { known } = createTranslator(language);
    for (const scheme of STAGE_SCHEME_IDS) {
      const asked = STAGE_SCHEMES[scheme].flatMap((stage) =>
        sentenceParts(known(`lifecycle.rule.${scheme}.${stage}`)).flatMap((part) =>
          'rule' in part ? part.rule : [],
        ),
      );
      expect([scheme, new Set(asked)]).toEqual([scheme, new Set(RULES_OF_SCHEME[scheme])]);
    }
  });
});
