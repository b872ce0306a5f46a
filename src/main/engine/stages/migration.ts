import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  NO_STAGE,
  STAGE_SCHEMES,
  type DatedScheme,
  type StageRules,
} from '#shared/domain/stageSchemes.ts';
import { movement, type Movement } from '../movement.ts';
import type { Marks } from '../segments/index.ts';
import { StageBase } from './stageBase.ts';
import { stageColumn } from './stageColumn.ts';

/** How customers moved between two days under one scheme. */
export interface StageMigration extends Movement {
  readonly scheme: DatedScheme;
  readonly fromDay: Day;
  readonly toDay: Day;
  /** Number of stages of the scheme. */
  readonly stages: number;
}

/**
 * Migration matrix of a scheme from the end of `fromDay` to the end of `toDay` (requirement 7.01); of
 * the marked customers alone if there are marks.
 *
 * @throws RangeError if `toDay` is before `fromDay`: nobody would stay a customer.
 */
export function migration(
  snapshot: Snapshot,
  scheme: DatedScheme,
  fromDay: Day,
  toDay: Day,
  rules: StageRules,
  marks?: Marks,
): StageMigration {
  if (toDay < fromDay) throw new RangeError('the end of a migration lies before its start');
  const before = stageColumn(new StageBase(snapshot, fromDay), scheme, rules);
  const after = stageColumn(new StageBase(snapshot, toDay), scheme, rules);
  const stages = STAGE_SCHEMES[scheme].length;
  return { scheme, fromDay, toDay, stages, ...movement(before, after, stages, NO_STAGE, marks) };
}
