import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { DatedScheme, StageRules } from '#shared/domain/stageSchemes.ts';
import {
  countMarks,
  historyFrom,
  invertMarks,
  MonthsBase,
  StageLogMaker,
  type Marks,
  type StageHistory,
  type StageLog,
} from '#main/engine/index.ts';
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
/** Customers followed in one part of making spans: some tens of milliseconds with ten orders each. */
const PART = 1 << 16;

/** A history, and whether it is of the customers asked about or of all the others. */
interface FewerHistory {
  readonly history: StageHistory<DatedScheme>;
  readonly ofOthers: boolean;
}

/** Schemes month by month, for everybody or for the customers of a filter. */
export class StageHistories {
  readonly #source: HistorySource;
  readonly #histories = new Kept<StageHistory<DatedScheme>>(KEPT_HISTORIES);
  readonly #logs = new Kept<StageLog<DatedScheme>>(KEPT_LOGS);
  #base: MonthsBase | undefined;
  #making: { readonly scheme: DatedScheme; readonly maker: StageLogMaker<DatedScheme> } | undefined;

  constructor(source: HistorySource) {
    this.#source = source;
  }

  /** The history of the customers of a filter. */
  get(scheme: DatedScheme, filter: SegmentRule | null): StageHistory<DatedScheme> {
    const { marks } = this.#source;
    const some = filter === null ? undefined : marks.of(filter);
    return this.#kept(scheme, marks.nameOf(filter), some);
  }

  /**
   * The history of the customers of a filter or of those whom it leaves out, whichever are fewer: with what
   * is known of everybody, one tells the other at half of the cost.
   */
  fewer(scheme: DatedScheme, filter: SegmentRule): FewerHistory {
    const { marks } = this.#source;
    const [some, all] = [marks.of(filter), marks.everybody()];
    if (this.#histories.has(keyOf(scheme, marks.nameOf(filter))) || !isMost(some, all)) {
      return { history: this.get(scheme, filter), ofOthers: false };
    }
    const others = marks.nameOf({ kind: 'not', rule: filter });
    return { history: this.#kept(scheme, others, invertMarks(some, all)), ofOthers: true };
  }

  /**
   * Makes a part of the spans of a scheme, so that the next filter on it costs less.
   * @returns true while there is more to make
   */
  prepare(scheme: DatedScheme): boolean {
    if (this.#logs.has(scheme)) return false;
    if (scheme === 'value' && this.prepareTiers()) return true;
    if (this.#making?.scheme !== scheme) {
      this.#making = { scheme, maker: new StageLogMaker(this.#baseOfRun(), scheme) };
      return true;
    }
    const { maker } = this.#making;
    if (!maker.step(PART)) return true;
    this.#logs.get(scheme, () => maker.log());
    this.#making = undefined;
    return false;
  }

  /**
   * Makes a part of the tiers by month, which the value scheme needs before its first filter.
   * @returns true while there is more to make
   */
  prepareTiers(): boolean {
    return this.#baseOfRun().prepareTiers();
  }

  /** From the spans if they are kept; else a walk over the orders, which is quicker than making them. */
  #kept(scheme: DatedScheme, filter: string, some: Marks | undefined): StageHistory<DatedScheme> {
    return this.#histories.get(keyOf(scheme, filter), () => {
      const log = this.#logs.find(scheme);
      return log ? log.history(some) : historyFrom(this.#baseOfRun(), [scheme], undefined, some);
    });
  }

  #baseOfRun(): MonthsBase {
    const { snapshot, rules } = this.#source;
    this.#base ??= new MonthsBase(snapshot(), rules());
    return this.#base;
  }
}

function keyOf(scheme: DatedScheme, filter: string): string {
  return `${scheme} ${filter}`;
}

function isMost(some: Marks, all: Marks): boolean {
  return 2 * countMarks(some) > countMarks(all);
}
