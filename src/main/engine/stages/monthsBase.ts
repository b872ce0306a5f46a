import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import type { EngineControl } from '../control.ts';
import { monthGaps } from './monthGaps.ts';
import { MonthTiersMaker } from './monthTiers.ts';
import type { ValueTiers } from './rules.ts';

/** Customers followed in one part: some tens of milliseconds with ten orders each. */
const PART = 1 << 16;

/**
 * What the stages of all months are told from under one set of rules, whoever is counted: tiers and common
 * rhythm are those of all customers. Each part is computed when it is first asked for and kept.
 */
export class MonthsBase {
  readonly snapshot: Snapshot;
  readonly rules: StageRules;
  readonly calendar: CalendarTable;
  #tiers: readonly ValueTiers[] | undefined;
  #making: MonthTiersMaker | undefined;
  #gaps: Float64Array | undefined;

  /** @param fixed limits of the value scheme that hold in every month, instead of shares of the revenue */
  constructor(snapshot: Snapshot, rules: StageRules, fixed?: ValueTiers) {
    this.snapshot = snapshot;
    this.rules = rules;
    this.calendar = calendarTable(snapshot);
    if (fixed) this.#tiers = Array.from({ length: this.calendar.months }, () => fixed);
  }

  /** The tiers of the value scheme at the end of every month. */
  tiers(control?: EngineControl): readonly ValueTiers[] {
    while (this.#tiers === undefined) {
      control?.check();
      this.prepareTiers();
    }
    return this.#tiers;
  }

  /**
   * Makes a part of the tiers, so that asking for them costs less.
   * @returns true while there is more to make
   */
  prepareTiers(): boolean {
    if (this.#tiers !== undefined) return false;
    this.#making ??= new MonthTiersMaker(this.snapshot, this.calendar, this.rules);
    if (!this.#making.step(PART)) return true;
    this.#tiers = this.#making.tiers();
    this.#making = undefined;
    return false;
  }

  /** The median gap of all customers by month. */
  gaps(control?: EngineControl): Float64Array {
    this.#gaps ??= monthGaps(this.snapshot, this.calendar, control);
    return this.#gaps;
  }
}
