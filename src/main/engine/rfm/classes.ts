import { RFM_CLASSES_12, type RfmClass12 } from '#shared/domain/rfmClasses.ts';

/** Most levels of a score; a score runs from 1 to its number of levels, the highest is best. */
export const RFM_MOST_LEVELS = 5;

/** Number of cells of the RFM cube at its largest. */
export const RFM_CELLS = RFM_MOST_LEVELS ** 3;

/** Index of a cell from 0 to 124, whatever the number of levels: `25 (r - 1) + 5 (f - 1) + (m - 1)`. */
export function rfmCell(r: number, f: number, m: number): number {
  return (r - 1) * 25 + (f - 1) * 5 + (m - 1);
}

interface ClassRule {
  readonly name: RfmClass12;
  readonly fits: (r: number, f: number, m: number) => boolean;
}

/** The rules of the twelve classes; the first that fits wins. */
export const RFM_CLASS_RULES: readonly ClassRule[] = [
  { name: 'champions', fits: (r, f, m) => r >= 4 && f >= 4 && m >= 4 },
  { name: 'cannot_lose', fits: (r, f, m) => r <= 2 && f >= 4 && m >= 4 },
  { name: 'at_risk', fits: (r, f) => r <= 2 && f >= 3 },
  { name: 'big_but_gone', fits: (r, _f, m) => r <= 2 && m >= 4 },
  { name: 'lost', fits: (r) => r === 1 },
  { name: 'about_to_sleep', fits: (r) => r === 2 },
  { name: 'loyal', fits: (_r, f, m) => f >= 4 && m >= 3 },
  { name: 'frequent_small', fits: (_r, f) => f >= 4 },
  { name: 'big_new_spenders', fits: (r, f, m) => r >= 4 && f <= 2 && m >= 4 },
  { name: 'new', fits: (r, f) => r >= 4 && f === 1 },
  { name: 'potential_loyalists', fits: (r) => r >= 4 },
  { name: 'need_attention', fits: () => true },
];

/** Class of each cell of five levels as an index into `RFM_CLASSES_12`. */
export const CLASS_12_OF_CELL: Uint8Array = buildClassTable();

function buildClassTable(): Uint8Array {
  const table = new Uint8Array(RFM_CELLS);
  for (let cell = 0; cell < RFM_CELLS; cell++) {
    const r = Math.floor(cell / 25) + 1;
    const f = (Math.floor(cell / 5) % 5) + 1;
    const m = (cell % 5) + 1;
    const rule = RFM_CLASS_RULES.find((candidate) => candidate.fits(r, f, m));
    table[cell] = RFM_CLASSES_12.indexOf(rule?.name ?? 'need_attention');
  }
  return table;
}

/**
 * Place of a score on the scale of five that the class rules are written for:
 * `1 + 4 (score - 1) / (levels - 1)`, rounded. Three levels stand at 1, 3, 5 and four at 1, 2, 4, 5.
 */
function onFive(score: number, levels: number): number {
  return Math.round(1 + (4 * (score - 1)) / (levels - 1));
}

/** Index into `RFM_CLASSES_12` of three scores of `levels` levels. */
export function class12Of(r: number, f: number, m: number, levels: number): number {
  const cell = rfmCell(onFive(r, levels), onFive(f, levels), onFive(m, levels));
  return CLASS_12_OF_CELL[cell] as number;
}

/** Index into `RFM_CLASSES_8` of three scores that are above their line or not. */
export function class8Of(high: { r: boolean; f: boolean; m: boolean }): number {
  return (high.r ? 4 : 0) + (high.f ? 2 : 0) + (high.m ? 1 : 0);
}
