/** Kinds of personal data that are recognised in columns. */
export const PERSONAL_KINDS = [
  'phone',
  'email',
  'name',
  'address',
  'account',
  'birth_date',
  'plate',
  'national_id',
  'passport',
  'bank_card',
  'health',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What happens to the values of an imported column; `tag` replaces the phones, e-mails and numbers in a text. */
export const PRIVACY_ACTIONS = ['keep', 'pseudonymise', 'mask', 'tag', 'drop'] as const;
export type PrivacyAction = (typeof PRIVACY_ACTIONS)[number];

/** True if values stay apart: different ones may be one once they are masked or tagged. */
export function staysApart(action: PrivacyAction): boolean {
  return action === 'keep' || action === 'pseudonymise';
}

/**
 * Sensitive kinds: what can hurt a person most when it leaks (personal information protection law of the
 * mainland, article 28; GB/T 35273-2020, appendix B; GDPR, article 9). Their columns are left out unless
 * a purpose and a separate consent are recorded.
 */
const SENSITIVE: ReadonlySet<PersonalKind> = new Set([
  'national_id',
  'passport',
  'bank_card',
  'health',
]);

export function isSensitive(kind: PersonalKind): boolean {
  return SENSITIVE.has(kind);
}

/**
 * Class of a kind by what its leak would do: L3 personal, L4 sensitive. L1 (public) and L2 (internal) name nobody.
 */
export function dataClass(kind: PersonalKind): 'L3' | 'L4' {
  return isSensitive(kind) ? 'L4' : 'L3';
}

/** On what ground personal data are processed. */
export const LAWFUL_BASES = [
  'contract',
  'consent',
  'legal_duty',
  'legitimate_interest',
  'employment',
] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/** True if a purpose and a separate consent are recorded. */
export function hasConsent(
  record: { readonly purpose: string; readonly consent: string } | undefined,
): boolean {
  return record !== undefined && record.purpose.trim() !== '' && record.consent.trim() !== '';
}
