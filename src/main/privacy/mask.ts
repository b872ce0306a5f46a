import type { PersonalKind } from '#shared/domain/personalKinds.ts';

/** A personal value as people may see it: 138****1234, 张*, j***@example.com. */
export function maskPersonal(kind: PersonalKind, value: string): string {
  const characters = Array.from(value.trim());
  switch (kind) {
    case 'phone':
      return characters.length < 8 ? stars(characters, 0, 2) : stars(characters, 3, 4);
    case 'national_id':
    case 'passport':
    case 'bank_card':
      return stars(characters, 0, 4);
    case 'email':
      return maskEmail(value.trim());
    case 'name':
      return stars(characters, 1, 0);
    case 'birth_date':
      return /\d{4}/u.exec(value)?.[0] ?? stars(characters, 0, 0);
    case 'health':
      return stars(characters, 0, 0);
    case 'plate':
      return stars(characters, 2, 1);
    case 'address':
    case 'account':
      return stars(characters, 2, 0);
  }
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  if (at < 1) return stars(Array.from(value), 1, 0);
  return `${Array.from(value)[0] ?? ''}***${value.slice(at)}`;
}

/** Keeps `head` and `tail` characters and puts stars between; always hides at least one. */
function stars(characters: readonly string[], head: number, tail: number): string {
  const keepHead = Math.min(head, Math.max(0, characters.length - 1));
  const keepTail = Math.min(tail, Math.max(0, characters.length - 1 - keepHead));
  const hidden = Math.max(1, characters.length - keepHead - keepTail);
  return [
    ...characters.slice(0, keepHead),
    '*'.repeat(Math.min(hidden, 8)),
    ...characters.slice(characters.length - keepTail),
  ].join('');
}
