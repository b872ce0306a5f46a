import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import type { EngineControl } from '../control.ts';
import { monthGaps } from './monthGaps.ts';
import { monthTiers } from './monthTiers.ts';
import type { ValueTiers } from './rules.ts';

/**
 * What the stages of all months are told from under one set of rules, whoever is counted: tiers and common
 * rhythm are those of all customers. Each part is computed when it is first asked for and kept.
 */
export class MonthsBase {
  readonly snapshot: Snapshot;
  readonly rules: StageRules;
  readonly calendar: CalendarTable;
  #tiers: readonly ValueTiers[] | undefined;
  #gaps: Float64Array | undefined;

  constructor(snapshot: Snapshot, rules: StageRules) {
    this.snapshot = snapshot;
    this.rules = rules;
    this.calendar = calendarTable(snapshot);
  }

  /** The tiers of the value scheme at the end of every month. */
  tiers(control?: EngineControl): readonly ValueTiers[] {
    this.#tiers ??= monthTiers(this.snapshot, this.calendar, this.rules, control);
    return this.#tiers;
  }

  /** The median gap of all customers by month. */
  gaps(control?: EngineControl): Float64Array {
    this.#gaps ??= monthGaps(this.snapshot, this.calendar, control);
    return this.#gaps;
  }
}
