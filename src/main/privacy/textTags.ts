import { isBankCard, isHongKongId, isMainlandId, isTaiwanId } from './values.ts';

/** A pattern in a text, what it is replaced by, and the test that a match has to pass. */
type Pattern = readonly [RegExp, string, ((found: string) => boolean)?];

/** Longer patterns first: what one has taken, the next no longer sees. */
const PATTERNS: readonly Pattern[] = [
  [/[a-z\d._%+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/giu, '[email]'],
  [/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/gu, '[id]', isMainlandId],
  [/(?<![\dA-Za-z])\d{4}(?:[ -]?\d{4}){2,3}[ -]?\d{1,4}(?![\dA-Za-z])/gu, '[card]', isBankCard],
  [/(?<![\dA-Za-z])[A-Z][1289A-D]\d{8}(?![\dA-Za-z])/giu, '[id]', isTaiwanId],
  [/(?<![\dA-Za-z])[A-Z]{1,2}\d{6}\([\dA]\)/giu, '[id]', isHongKongId],
  [/(?<![\dA-Za-z])[A-Z]{1,2}\d{6}[\dA](?![\dA-Za-z])/gu, '[id]', isHongKongId],
  [
    /(?<![\d.])(?:\+?86[ -]?|0086[ -]?)?1[3-9]\d[ -]?(?:\d{4}|[*xX]{4})[ -]?\d{4}(?!\d)/gu,
    '[phone]',
  ],
  [/(?<![\d.])09\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)/gu, '[phone]'],
  [/(?<![\d.-])(?:\(0[1-9]\d{0,2}\) ?|0[1-9]\d{0,2}-)[2-9]\d{2,3}[ -]?\d{4}(?!\d)/gu, '[phone]'],
  [/(?<!\d)\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)/gu, '[phone]'],
];

/** Full-width signs as the patterns know them; each is one character as before. */
const WIDE = /[\uff01-\uff5e]/gu;
const TO_NARROW = 0xfee0;

/**
 * A text with tags in place of the phones, e-mails, identity and card numbers in it, whose check digits are right
 * where they have one. Everything else stays as it is.
 */
export function tagPersonal(text: string): string {
  let tagged = text;
  let narrow = text.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - TO_NARROW));
  for (const [pattern, tag, test] of PATTERNS) {
    const found = [...narrow.matchAll(pattern)].filter(([match]) => test?.(match) ?? true);
    // From behind, so that the places of those before stay.
    for (const { index, 0: match } of found.toReversed()) {
      const behind = index + match.length;
      tagged = tagged.slice(0, index) + tag + tagged.slice(behind);
      narrow = narrow.slice(0, index) + tag + narrow.slice(behind);
    }
  }
  return tagged;
}
