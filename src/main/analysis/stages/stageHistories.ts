import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { DatedScheme, StageRules } from '#shared/domain/stageSchemes.ts';
import { stageHistory, stageLog, type StageHistory, type StageLog } from '#main/engine/index.ts';
import { Kept } from '../kept.ts';
import type { SegmentMarks } from '../segments/index.ts';

/** What histories are made from. */
export interface HistorySource {
  readonly snapshot: () => Snapshot;
  readonly rules: () => StageRules;
  readonly marks: SegmentMarks;
}

/** Histories kept per run: one per scheme and filter. */
const KEPT_HISTORIES = 16;
/** Schemes whose spans are kept: some eighty megabytes each for ten million orders. */
const KEPT_LOGS = 2;

/** Schemes month by month, for everybody or for the customers of a filter. */
export class StageHistories {
  readonly #source: HistorySource;
  readonly #histories = new Kept<StageHistory<DatedScheme>>(KEPT_HISTORIES);
  readonly #logs = new Kept<StageLog<DatedScheme>>(KEPT_LOGS);

  constructor(source: HistorySource) {
    this.#source = source;
  }

  /** From the spans if they are kept; else a walk over the orders, which is quicker than making them. */
  get(scheme: DatedScheme, filter: SegmentRule | null): StageHistory<DatedScheme> {
    const { marks, snapshot, rules } = this.#source;
    return this.#histories.get(`${scheme} ${marks.nameOf(filter)}`, () => {
      const some = filter === null ? undefined : marks.of(filter);
      if (this.#logs.has(scheme)) return this.#log(scheme).history(some);
      return stageHistory(snapshot(), rules(), [scheme], undefined, some);
    });
  }

  /** Keeps the spans of a scheme, so that the next filter on it costs less. */
  prepare(scheme: DatedScheme): void {
    this.#log(scheme);
  }

  #log(scheme: DatedScheme): StageLog<DatedScheme> {
    const { snapshot, rules } = this.#source;
    return this.#logs.get(scheme, () => stageLog(snapshot(), rules(), scheme));
  }
}
