import { groupOfFinding, ruleOfBasis, type ActionBasis } from '#shared/domain/actions.ts';
import { findingText } from '#shared/i18n/index.ts';
import type { Words } from '../app/LanguageProvider.tsx';
import { choiceText, ruleText, type RuleNames } from './ruleText.ts';

/** What an action rests on, as a sentence. */
export function basisText(basis: ActionBasis, words: Words, names: RuleNames): string {
  switch (basis.kind) {
    case 'segment':
      return basis.name;
    case 'finding':
      return findingText(basis, names.money, words, words.format);
    case 'rule':
      return basis.rule === null ? words.t('actions.card.all') : ruleText(basis.rule, words, names);
  }
}

/** A name for what an action rests on, as short as there is one: a stage, a class, a segment. */
export function basisName(basis: ActionBasis, words: Words, names: RuleNames): string {
  const rule =
    basis.kind === 'finding' ? groupOfFinding(basis.code, basis.params) : ruleOfBasis(basis);
  if (basis.kind === 'segment' || !rule) return basisText(basis, words, names);
  const [value, ...others] = rule.kind === 'choice' ? rule.values : [];
  if (rule.kind !== 'choice' || value === undefined || others.length > 0) {
    return ruleText(rule, words, names);
  }
  return choiceText(rule.field, value, words);
}
