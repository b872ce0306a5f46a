import type { ClvView } from '#shared/contract/value.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { Marks } from '#main/engine/index.ts';
import { Kept } from './kept.ts';
import type { RunColumns } from './runColumns.ts';
import type { SegmentMarks } from './segments/index.ts';
import type { StoredResults } from './storedResults.ts';
import { HeadlineFigures } from './views/kpiValues.ts';
import { overviewView } from './views/overviewView.ts';
import { NOBODY_CHOSEN, type GatedBody, type OverviewBody } from './views/stored.ts';

/** What Home is read from. */
export interface OverviewSource {
  readonly columns: RunColumns;
  readonly marks: SegmentMarks;
  readonly results: StoredResults;
  readonly snapshot: () => Snapshot;
  readonly rules: () => StageRules;
}

/** Filters whose figures are kept. */
const KEPT_FILTERS = 16;

/**
 * Home of one run. Under a filter the headline figures and the health are those of its customers; findings and
 * what the latest import changed stay those of everybody.
 */
export class OverviewFigures {
  readonly #source: OverviewSource;
  readonly #kept = new Kept<OverviewBody>(KEPT_FILTERS);
  #figures: HeadlineFigures | undefined;
  #isShown = false;

  constructor(source: OverviewSource) {
    this.#source = source;
  }

  /** Makes ready what the next filter needs, once Home was looked at. */
  prepare(): void {
    if (this.#isShown) this.#headlines();
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist. */
  of(filter: SegmentRule | null): OverviewBody {
    const { results, marks } = this.#source;
    this.#isShown = true;
    const all = results.overview();
    if (filter === null) return all;
    return this.#kept.get(marks.nameOf(filter), () => this.#filtered(all, marks.of(filter)));
  }

  #filtered({ findings, changes }: OverviewBody, marks: Marks): OverviewBody {
    const { results } = this.#source;
    const { clv } = results.table('value');
    const { hasAmounts } = results.table('facts');
    return overviewView({
      figures: this.#headlines().of(marks),
      hasAmounts,
      clv: clv.ok ? this.#value(marks) : clv,
      findings,
      changes,
    });
  }

  #headlines(): HeadlineFigures {
    const { results, snapshot, rules } = this.#source;
    const { firstDay, hasAmounts } = results.table('facts');
    this.#figures ??= new HeadlineFigures({
      snapshot: snapshot(),
      rules: rules(),
      firstDay: parseIsoDay(firstDay) ?? 0,
      hasAmounts,
    });
    return this.#figures;
  }

  /** Mean expected value of the marked; each keeps the value that the model of all gives. */
  #value(marks: Marks): GatedBody<Pick<ClvView, 'mean' | 'customers'>> {
    const { columns } = this.#source;
    const [values, repeats] = [columns.need('clv'), columns.need('repeats')];
    let [sum, valued, customers] = [0, 0, 0];
    for (let c = 0; c < values.length; c++) {
      // Below zero: unknown to the model of orders.
      if (marks[c] === 0 || (repeats[c] as number) < 0) continue;
      customers++;
      const value = values[c] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      valued++;
    }
    return valued === 0 ? NOBODY_CHOSEN : { ok: true, value: { mean: sum / valued, customers } };
  }
}
