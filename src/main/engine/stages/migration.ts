import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  NO_STAGE,
  STAGE_SCHEMES,
  type DatedScheme,
  type StageRules,
} from '#shared/domain/stageSchemes.ts';
import type { Marks } from '../segments/index.ts';
import { StageBase } from './stageBase.ts';
import { stageColumn } from './stageColumn.ts';

/** How customers moved between two days under one scheme. */
export interface StageMigration {
  readonly scheme: DatedScheme;
  readonly fromDay: Day;
  readonly toDay: Day;
  /** Number of stages of the scheme, S. */
  readonly stages: number;
  /**
   * Customers by start stage (row) and end stage (column), `(S + 1) x S`, row by row. The last row
   * holds those who were not yet customers at the start. Each row sums to its start count.
   */
  readonly customers: Float64Array;
  /** Customers per start stage, the last element those who were not yet customers. */
  readonly fromCounts: Float64Array;
  /** Customers per end stage. */
  readonly toCounts: Float64Array;
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
  const customers = new Float64Array((stages + 1) * stages);
  const fromCounts = new Float64Array(stages + 1);
  const toCounts = new Float64Array(stages);
  for (let c = 0; c < after.length; c++) {
    const to = after[c] as number;
    if (to === NO_STAGE || marks?.[c] === 0) continue;
    const from = before[c] === NO_STAGE ? stages : (before[c] as number);
    const cell = from * stages + to;
    customers[cell] = (customers[cell] as number) + 1;
    fromCounts[from] = (fromCounts[from] as number) + 1;
    toCounts[to] = (toCounts[to] as number) + 1;
  }
  return { scheme, fromDay, toDay, stages, customers, fromCounts, toCounts };
}
