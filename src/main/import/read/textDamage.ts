/** Characters of a text that could not stay as they were. */
export interface TextDamage {
  /** NUL characters that were taken out. */
  readonly nulls: number;
  /** Bytes that are not of the encoding, and became U+FFFD. */
  readonly replaced: number;
  /** Lines that are of the file's other encoding. */
  readonly otherLines: number;
  /** Lines that were encoded twice. */
  readonly twiceLines: number;
}

/** A text in which nothing had to be changed. */
export const UNDAMAGED: TextDamage = { nulls: 0, replaced: 0, otherLines: 0, twiceLines: 0 };

/** What is told of it: `NUL_REMOVED`, `BYTES_REPLACED`, `ENCODING_MIXED`, `ENCODED_TWICE`. */
export function damageWarnings({ nulls, replaced, otherLines, twiceLines }: TextDamage) {
  const warnings = [
    { code: 'NUL_REMOVED', count: nulls },
    { code: 'BYTES_REPLACED', count: replaced },
    { code: 'ENCODING_MIXED', count: otherLines },
    { code: 'ENCODED_TWICE', count: twiceLines },
  ] as const;
  return warnings.filter(({ count }) => count > 0);
}
