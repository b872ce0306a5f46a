import type { PersonalKind } from '#shared/domain/personalKinds.ts';

/** Kind of value that a token is made of; `id` is a customer id of no recognised kind. */
export type TokenType = PersonalKind | 'id';

/** Kinds whose spaces and dashes mean nothing and whose letters have no case. */
const SPACELESS: ReadonlySet<TokenType> = new Set([
  'national_id',
  'passport',
  'plate',
  'bank_card',
]);

/** Far more than any text was seen to need. */
const MAX_ROUNDS = 16;

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu;

/**
 * The one spelling of a personal value that its token is made from, so that the same person matches
 * across files: NFKC, invisible characters off, then by kind (phones without +86, spaces and dashes, masked by asterisks;
 * e-mails in lower case; names with single spaces).
 */
export function normalisePersonal(type: TokenType, value: string): string {
  let text = value;
  // Letters may come apart when their case changes, and whole ones may come of what was taken out
  // between them: a spelling is normalised once nothing changes any more.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = text;
    text = respelled(type, before);
    if (text === before) break;
  }
  return text;
}

function respelled(type: TokenType, value: string): string {
  const text = value.normalize('NFKC').replace(INVISIBLE, '').trim();
  switch (type) {
    case 'phone':
      return normalisePhone(text);
    case 'email':
      return text.toLowerCase();
    case 'national_id':
    case 'passport':
    case 'plate':
    case 'bank_card':
      return text.replace(/[\s-]+/gu, '').toUpperCase();
    case 'name':
    case 'birth_date':
    case 'health':
    case 'address':
    case 'account':
    case 'id':
      return text.replace(/\s+/gu, ' ');
  }
}

function normalisePhone(text: string): string {
  const plain = text
    .replace(/[\s().\-\u2010-\u2015]+/gu, '')
    .replace(/[xX#\u00d7\u2022\u25cf]{3,}/gu, (masked) => '*'.repeat(masked.length));
  const mainland = /^(?:\+?86|0086)?(1[3-9]\d{9})$/u.exec(plain);
  return mainland?.[1] ?? plain;
}

/**
 * {@link normalisePersonal} for plain ASCII without making strings: writes the normalised bytes to
 * `out` and returns their length, or -1 if the value needs the full rules. Values come trimmed.
 */
export function normaliseAscii(
  type: TokenType,
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
): number {
  if (end - start > out.length || SPACELESS.has(type)) return -1;
  let to = 0;
  for (let p = start; p < end; p += 1) {
    let byte = bytes[p] as number;
    if (type === 'phone' ? byte < 48 || byte > 57 : byte <= 32 || byte >= 0x7f) return -1;
    if (type === 'email' && byte >= 65 && byte <= 90) byte += 32;
    out[to++] = byte;
  }
  // 86138… and 0086138… lose their country code by the full rules.
  return type === 'phone' && to > 11 ? -1 : to;
}
