import type { LoyaltyTier, RfmClass12, RfmClass8 } from './rfmClasses.ts';
import type { STAGE_SCHEMES, StageScheme } from './stageSchemes.ts';

/**
 * Colours with a fixed meaning: a stage, class or tier has the same colour in every figure, table,
 * badge and report page. Blue deepens with the bond, amber is cooling, brick is gone; the steps differ
 * in lightness, so they also hold in grey print and for colour-blind eyes.
 */
export interface Ink {
  readonly light: string;
  readonly dark: string;
}

export type StageId = (typeof STAGE_SCHEMES)[StageScheme][number];

const FAINT: Ink = { light: '#b4c0cc', dark: '#5d6b79' };
const PALE: Ink = { light: '#93bfe6', dark: '#4d7ca8' };
const CLEAR: Ink = { light: '#4a93d1', dark: '#5b9bd8' };
const FIRM: Ink = { light: '#2468a8', dark: '#85bbee' };
const DEEP: Ink = { light: '#123f73', dark: '#b9d9f8' };
const FRESH: Ink = { light: '#3aa596', dark: '#4fb8a9' };
const MINT: Ink = { light: '#8dd0c5', dark: '#357e74' };
const COOLING: Ink = { light: '#dda63a', dark: '#dfae4f' };
const WARM: Ink = { light: '#d47a35', dark: '#dc8a4c' };
const GONE: Ink = { light: '#a8483b', dark: '#d0705f' };
const WINE: Ink = { light: '#77324c', dark: '#b3688a' };
const VIOLET: Ink = { light: '#8273b8', dark: '#9c8fd0' };

export const STAGE_INK: Readonly<Record<StageId, Ink>> = {
  awareness: FAINT,
  interest: PALE,
  purchase: CLEAR,
  loyalty: DEEP,
  churn: GONE,
  new: FRESH,
  active: FIRM,
  dormant: COOLING,
  lost: GONE,
  high: DEEP,
  mid: CLEAR,
  low: FAINT,
  prospect: FAINT,
  developing: CLEAR,
  mature: DEEP,
  acquisition: FRESH,
  development: CLEAR,
  retention: DEEP,
  reacquired: VIOLET,
  partnership: DEEP,
  outside: FAINT,
  on_time: FIRM,
  late: COOLING,
  gone: GONE,
  likely: FIRM,
  possible: PALE,
  unlikely: FAINT,
};

export const CLASS12_INK: Readonly<Record<RfmClass12, Ink>> = {
  champions: DEEP,
  loyal: FIRM,
  potential_loyalists: CLEAR,
  frequent_small: PALE,
  big_new_spenders: FRESH,
  new: MINT,
  need_attention: VIOLET,
  about_to_sleep: COOLING,
  at_risk: WARM,
  cannot_lose: GONE,
  big_but_gone: WINE,
  lost: FAINT,
};

export const CLASS8_INK: Readonly<Record<RfmClass8, Ink>> = {
  important_value: DEEP,
  important_develop: FRESH,
  important_keep: WARM,
  important_retain: GONE,
  general_value: CLEAR,
  general_develop: MINT,
  general_keep: COOLING,
  general_retain: FAINT,
};

export const LOYALTY_INK: Readonly<Record<LoyaltyTier, Ink>> = {
  diamond: DEEP,
  gold: FIRM,
  silver: CLEAR,
  ordinary: FAINT,
};

/** Grades 1 to 5 of the composite score. */
export const GRADE_INK: readonly Ink[] = [FAINT, PALE, CLEAR, FIRM, DEEP];

/** Lines of groups that have no colour of their own, told apart by dashes as well. */
export const GROUP_INKS: readonly Ink[] = [COOLING, FRESH, VIOLET, WINE, WARM, FAINT];

/** Amounts and shares from little to much: even steps of lightness in one hue. */
export const SEQUENTIAL: Readonly<Record<keyof Ink, readonly string[]>> = {
  light: [
    '#f1f6fb',
    '#d8e6f4',
    '#b9d3ec',
    '#95bce2',
    '#6fa3d5',
    '#4b88c3',
    '#2f6cab',
    '#1e528c',
    '#123a69',
  ],
  dark: [
    '#1c2530',
    '#20334a',
    '#254464',
    '#2d5880',
    '#3a6f9e',
    '#508abb',
    '#6fa5d4',
    '#97c1e8',
    '#c4def6',
  ],
};
