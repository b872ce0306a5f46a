import { stageRulesSchema } from '#shared/contract/settings.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { partsOf, type PlaceOfWord } from '#shared/i18n/message.ts';
import type { Typed } from '../settings/analysisForm.ts';

export type TypedRules = Readonly<Record<keyof StageRules, Typed>>;

/** Rules being edited, with the way back and forward. */
export interface RuleDraft {
  readonly now: TypedRules;
  readonly past: readonly TypedRules[];
  readonly future: readonly TypedRules[];
  /** Field of the last change: typing on in it is one step. */
  readonly field: keyof StageRules | null;
}

export type RuleChange =
  | { readonly kind: 'type'; readonly field: keyof StageRules; readonly value: Typed }
  | { readonly kind: 'set'; readonly rules: Partial<StageRules> }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** A draft that starts from saved rules. */
export function draftOf(rules: StageRules): RuleDraft {
  return { now: rules, past: [], future: [], field: null };
}

/**
 * The draft that was left when the page was, else one from the saved rules. Rules that were saved elsewhere since are a
 * step of it; those that it was saved as itself are none.
 */
export function draftAgain(
  left: { readonly state: RuleDraft; readonly same: boolean } | null,
  rules: StageRules,
): RuleDraft {
  if (left === null) return draftOf(rules);
  const { state, same } = left;
  const isSaved = JSON.stringify(state.now) === JSON.stringify(rules);
  return same || isSaved ? state : changeDraft(state, { kind: 'set', rules });
}

/** The draft after a change; undo and redo without a step to take leave it as it is. */
export function changeDraft(draft: RuleDraft, change: RuleChange): RuleDraft {
  const { now, past, future } = draft;
  switch (change.kind) {
    case 'type': {
      const next = { ...now, [change.field]: change.value };
      const kept = draft.field === change.field ? past : [...past, now];
      return { now: next, past: kept, future: [], field: change.field };
    }
    case 'set':
      return { now: { ...now, ...change.rules }, past: [...past, now], future: [], field: null };
    case 'undo': {
      const before = past.at(-1);
      if (!before) return draft;
      return { now: before, past: past.slice(0, -1), future: [now, ...future], field: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (!after) return draft;
      return { now: after, past: [...past, now], future: rest, field: null };
    }
  }
}

/** The rules that a draft stands for, or the field that does not fit. */
export function rulesOf(
  typed: TypedRules,
): { readonly rules: StageRules } | { readonly fault: keyof StageRules } {
  const parsed = stageRulesSchema.safeParse(typed);
  if (parsed.success) return { rules: parsed.data };
  return { fault: parsed.error.issues[0]?.path[0] as keyof StageRules };
}

/** A piece of a sentence: text, the name of the rule whose number stands there, or the word that follows one. */
export type SentencePart =
  | { readonly text: string }
  | { readonly rule: keyof StageRules }
  | { readonly after: keyof StageRules; readonly word: PlaceOfWord };

/** A sentence cut at its numbers and at the words that follow them. */
export function sentenceParts(sentence: string): SentencePart[] {
  return partsOf(sentence).map((part) => {
    if (typeof part === 'string') return { text: part };
    const rule = part.name as keyof StageRules;
    return 'one' in part ? { after: rule, word: part } : { rule };
  });
}
