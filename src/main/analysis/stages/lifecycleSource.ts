import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules, StageScheme } from '#shared/domain/stageSchemes.ts';
import type { CustomerGoods } from '../goods/index.ts';
import type { RunColumns } from '../runColumns.ts';
import type { SegmentMarks } from '../segments/index.ts';
import type { RunFacts, StagesBody } from '../views/stored.ts';

/** What the stages of a run are read from. */
export interface LifecycleSource {
  readonly columns: RunColumns;
  readonly marks: SegmentMarks;
  readonly goods: CustomerGoods;
  readonly snapshot: () => Snapshot;
  readonly facts: () => RunFacts;
  /** Limits of the run, and the horizon of its model of orders. */
  readonly rules: () => StageRules;
  readonly horizonMonths: () => number;
  /** A scheme month by month as the run stored it. */
  readonly stored: (scheme: StageScheme) => StagesBody;
}
