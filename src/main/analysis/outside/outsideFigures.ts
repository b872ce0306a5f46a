import type { OutsideMonth, OutsideView, OwnFigure } from '#shared/contract/outsideData.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { kpiSeries } from '#main/engine/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { Kept } from '../kept.ts';
import type { SegmentMarks } from '../segments/index.ts';
import { NO_AMOUNTS, type GatedBody } from '../views/stored.ts';
import { importedSeries, type DatedSeries } from './importedSeries.ts';
import { monthsBeside, outsideView, type OwnMonths } from './outsideView.ts';

/** What outside data stand beside: one run. */
export interface OutsideSource {
  readonly store: Store;
  readonly snapshot: () => Snapshot;
  readonly marks: SegmentMarks;
  readonly rules: () => StageRules;
  readonly context: () => RunContext;
}

/** One question of the figure. */
interface OutsideQuestion {
  readonly series: string | null;
  readonly own: OwnFigure;
  readonly filter: SegmentRule | null;
}

/** Filters whose months are kept. */
const KEPT_FILTERS = 8;

/** Outside data beside the own figures of one run, read when first asked for. */
export class OutsideFigures {
  readonly #source: OutsideSource;
  readonly #months = new Kept<OwnMonths>(KEPT_FILTERS);
  #series: readonly DatedSeries[] | undefined;

  constructor(source: OutsideSource) {
    this.#source = source;
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist; NO_RUN; CANCELLED. */
  beside({ filter, ...wanted }: OutsideQuestion, control: JobControl): GatedBody<OutsideView> {
    const run = this.#source.context();
    if (wanted.own === 'net_revenue' && !run.hasAmounts) return NO_AMOUNTS;
    const body = outsideView(this.#all(), wanted, () => this.#own(filter, control));
    return body.ok ? { ok: true, value: { run, ...body.value } } : body;
  }

  /** Every series with the months of everybody. @throws AppError NO_RUN; CANCELLED. */
  *months(
    own: OwnFigure,
    control: JobControl,
  ): Iterable<{ readonly name: string; readonly months: readonly OutsideMonth[] }> {
    for (const series of this.#all()) {
      yield { name: series.name, months: monthsBeside(series, this.#own(null, control), own) };
    }
  }

  #all(): readonly DatedSeries[] {
    this.#series ??= importedSeries(this.#source.store);
    return this.#series;
  }

  #own(filter: SegmentRule | null, control: JobControl): OwnMonths {
    const { marks, snapshot, rules, context } = this.#source;
    return this.#months.get(filter === null ? '' : marks.nameOf(filter), () => {
      const columns = snapshot();
      const of = filter === null ? undefined : marks.of(filter);
      return {
        kpis: kpiSeries(columns, rules(), control, of),
        firstDay: parseIsoDay(context().firstDay) ?? 0,
        asOf: columns.asOf,
      };
    });
  }
}
