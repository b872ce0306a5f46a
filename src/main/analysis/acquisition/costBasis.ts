import { COST_BASES, type CostBasis } from '#shared/domain/acquisitionCosts.ts';
import { foldName } from '../foldName.ts';

/** Words of files for what a cost is charged by; the first that fits holds. */
const BASIS_WORDS: readonly (readonly [CostBasis, RegExp])[] = [
  ['lead', /\bcpl\b|lead|线索|線索|名单|名單|潜客|潛客|潛在/u],
  ['click', /\bcpc\b|\bppc\b|click|点击|點擊|點閱/u],
  [
    'action',
    /\bcp[aos]\b|action|acquisition|conversion|\border|\bsale|转化|轉換|轉化|成交|行动|行動|成果/u,
  ],
  ['fixed', /fixed|flat|retainer|monthly|固定|包月|包年|月费|月費|年费|年費/u],
];

/** What a text of a file says of the basis; `other` for a text that none of the words is in. */
export function basisOfText(text: string): CostBasis {
  const folded = foldName(text);
  if (folded === '') return 'unknown';
  return BASIS_WORDS.find(([, words]) => words.test(folded))?.[0] ?? 'other';
}

/**
 * Basis of each row of costs as its place in COST_BASES: what the row says or, where it says nothing,
 * what the user stated for its channel.
 */
export function costBases(
  texts: readonly string[],
  channels: readonly string[],
  stated: Readonly<Record<string, CostBasis>>,
): Uint8Array {
  const byName = new Map(Object.entries(stated).map(([name, basis]) => [foldName(name), basis]));
  return Uint8Array.from(texts, (text, row) => {
    const own = basisOfText(text);
    const basis = own === 'unknown' ? byName.get(foldName(channels[row] ?? '')) : own;
    return COST_BASES.indexOf(basis ?? 'unknown');
  });
}
