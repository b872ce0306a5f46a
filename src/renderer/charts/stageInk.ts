import {
  CLASS12_INK,
  CLASS8_INK,
  GRADE_INK,
  LOYALTY_INK,
  STAGE_INK,
  type Ink,
} from '#shared/domain/palette.ts';
import type { ColourMode } from './scale.ts';

/** For an id that the palette does not know: an older run, a newer scheme. */
const PLAIN: Ink = { light: '#b4c0cc', dark: '#5d6b79' };

function inkOf(table: Readonly<Record<string, Ink>>, id: string): Ink {
  return (Object.hasOwn(table, id) ? table[id] : undefined) ?? PLAIN;
}

/** Colour of a stage or value tier by its id as it came over the pipe. */
export function stageInk(stage: string, mode: ColourMode): string {
  return inkOf(STAGE_INK, stage)[mode];
}

/** Colour of a class of the twelve or the eight. */
export function classInk(scheme: 'class12' | 'class8', id: string, mode: ColourMode): string {
  return inkOf(scheme === 'class12' ? CLASS12_INK : CLASS8_INK, id)[mode];
}

/** Colour of a loyalty tier. */
export function loyaltyInk(tier: string, mode: ColourMode): string {
  return inkOf(LOYALTY_INK, tier)[mode];
}

/** Colour of a grade of the composite score, 1 to 5. */
export function gradeInk(grade: number, mode: ColourMode): string {
  return (GRADE_INK[grade - 1] ?? PLAIN)[mode];
}
