import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  NO_STAGE,
  STAGE_SCHEMES,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { movement, type Movement } from '../movement.ts';
import { stagesAt } from './stagesAt.ts';

/** How customers moved between two days under one scheme. */
export interface StageMigration extends Movement {
  readonly scheme: StageScheme;
  readonly fromDay: Day;
  readonly toDay: Day;
  /** Number of stages of the scheme. */
  readonly stages: number;
}

/**
 * Migration matrix of a scheme from the end of `fromDay` to the end of `toDay` (requirement 7.01).
 *
 * @throws RangeError if `toDay` is before `fromDay`: nobody would stay a customer.
 */
export function migration(
  snapshot: Snapshot,
  scheme: StageScheme,
  fromDay: Day,
  toDay: Day,
  rules: StageRules,
): StageMigration {
  if (toDay < fromDay) throw new RangeError('the end of a migration lies before its start');
  const before = stagesAt(snapshot, fromDay, rules).stage[scheme];
  const after = stagesAt(snapshot, toDay, rules).stage[scheme];
  const stages = STAGE_SCHEMES[scheme].length;
  return { scheme, fromDay, toDay, stages, ...movement(before, after, stages, NO_STAGE) };
}
