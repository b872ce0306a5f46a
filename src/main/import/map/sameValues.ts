import type { SameValueReason } from '#shared/contract/inspection.ts';
import type { NamedField } from '#shared/domain/valueNames.ts';
import { simplified } from './scripts.ts';

/** Ways in which one word is written otherwise: what each takes away. Case comes behind width, which may hide it. */
const WRITINGS: readonly (readonly [SameValueReason, (text: string) => string])[] = [
  ['width', (text) => text.normalize('NFKC')],
  ['blanks', (text) => text.replaceAll(/[\s\u200b-\u200f\u2060]+/gu, '')],
  ['script', simplified],
  ['case', (text) => text.toLowerCase()],
];

/** The usual words for a gender in three languages, as {@link folded} leaves them. */
const GENDERS: readonly ReadonlySet<string>[] = [
  new Set(['男', '男性', '男士', '男生', '男孩', '先生', 'm', 'male', 'man', 'mr', 'mr.']),
  new Set([
    ...['女', '女性', '女士', '女生', '女孩', '小姐', '太太', '夫人'],
    ...['f', 'female', 'woman', 'ms', 'ms.', 'mrs', 'mrs.', 'miss'],
  ]),
];

function folded(value: string): string {
  return WRITINGS.reduce((text, [, fold]) => fold(text), value);
}

/** What all writings of a value have in common: values with one key say the same. */
export function valueKey(field: NamedField, value: string): string {
  const key = folded(value);
  const gender = field === 'gender' ? GENDERS.findIndex((words) => words.has(key)) : -1;
  return gender < 0 ? key : `\0${String(gender)}`;
}

/** In what two values with one key differ: a single thing, several (`writing`), or the word itself. */
export function differenceOf(one: string, other: string): SameValueReason {
  const single = WRITINGS.find(([, fold]) => fold(one) === fold(other));
  if (single !== undefined) return single[0];
  return folded(one) === folded(other) ? 'writing' : 'word';
}
