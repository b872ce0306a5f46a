import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { scoreRfmAt, type Marks } from '#main/engine/index.ts';
import { Kept } from '../kept.ts';
import type { RunColumns } from '../runColumns.ts';
import type { SegmentMarks } from '../segments/index.ts';
import type { StoredResults } from '../storedResults.ts';
import { loyaltyGroups } from '../views/loyaltyView.ts';
import { GroupSums, rfmGroups } from '../views/rfmView.ts';
import { rfmMovementView } from '../views/rfmMovementView.ts';
import { monthsBefore } from '../views/stagesView.ts';
import type {
  GatedBody,
  LoyaltyBody,
  RepurchaseBody,
  RfmBody,
  RfmMovementBody,
} from '../views/stored.ts';
import { backtestOf, pastPeriod, type PastPeriod } from './backtestAt.ts';
import { scoringBy, type MoneyUnit } from './cutsAt.ts';

/** What the RFM figures of a run are read from. */
export interface RfmSource {
  readonly columns: RunColumns;
  readonly marks: SegmentMarks;
  readonly snapshot: () => Snapshot;
  readonly money: () => MoneyUnit;
  readonly settings: () => AnalysisSettings;
  readonly results: StoredResults;
}

type Filter = SegmentRule | null;

/** Earlier days whose classes are kept; the screen offers four. */
const KEPT_DAYS = 4;

/**
 * RFM of one run. A filter chooses customers and never changes their scores: cut points and limits stay
 * those of all customers, and so do the scores of past days.
 */
export class RfmFigures {
  readonly #source: RfmSource;
  readonly #classes = new Kept<GatedBody<Uint8Array>>(KEPT_DAYS);
  #past: GatedBody<PastPeriod> | undefined;

  constructor(source: RfmSource) {
    this.#source = source;
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist. */
  grid(filter: Filter): RfmBody {
    const all = this.#source.results.rfm();
    if (!all.ok || filter === null) return all;
    const marks = this.#marks(filter);
    const groups = rfmGroups(this.#scored(), all.value.levels, marks);
    const unscored = this.#buyers(marks) - groups.scored;
    return { ok: true, value: { ...all.value, ...groups, unscored } };
  }

  /** @throws AppError as {@link grid}. */
  loyalty(filter: Filter): LoyaltyBody {
    const { columns, results, settings } = this.#source;
    const all = results.loyalty();
    if (!all.ok || filter === null) return all;
    const sums = new GroupSums(this.#scored(), this.#marks(filter));
    const groups = { grade: columns.need('grade'), tier: columns.need('loyalty') };
    return {
      ok: true,
      value: { ...all.value, ...loyaltyGroups(sums, groups, settings().rfm.tiers) },
    };
  }

  /** What tuning found is of all customers, whatever the filter. @throws AppError as {@link grid}. */
  repurchase(filter: Filter): RepurchaseBody {
    const { results, settings, snapshot, money } = this.#source;
    const all = results.repurchase();
    const rfm = results.rfm();
    if (filter === null || !all.backtest.ok || !rfm.ok) return all;
    this.#past ??= pastPeriod(snapshot(), settings().rfm, rfm.value.method, money());
    return { ...all, backtest: backtestOf(this.#past, this.#marks(filter)) };
  }

  /** Movement between the twelve classes up to the analysis date. @throws AppError as {@link grid}; NO_RUN. */
  movement(monthsBack: number, filter: Filter): RfmMovementBody {
    const { columns, results, settings, snapshot } = this.#source;
    const rfm = results.rfm();
    if (!rfm.ok) return rfm;
    const to = snapshot().asOf;
    const from = monthsBefore(to, monthsBack);
    const before = this.#classes.get(String(from), () => {
      const scoring = scoringBy(settings().rfm, rfm.value.limits);
      const then = scoreRfmAt(snapshot(), from, scoring.settings);
      return then.ok
        ? { ok: true, value: then.value.class12 }
        : { ...then, reason: 'few_customers_then' };
    });
    if (!before.ok) return before;
    const marks = filter === null ? undefined : this.#marks(filter);
    const classes = { before: before.value, now: columns.need('class12') };
    return { ok: true, value: rfmMovementView(classes, [from, to], marks) };
  }

  #marks(filter: Filter): Marks {
    return this.#source.marks.of(filter);
  }

  #scored() {
    const { columns } = this.#source;
    return {
      r: columns.need('r'),
      f: columns.need('f'),
      frequency: columns.need('orders'),
      monetary: columns.need('net_revenue'),
      class12: columns.need('class12'),
      class8: columns.need('class8'),
    };
  }

  /** Marked customers with an order. */
  #buyers(marks: Marks): number {
    const orders = this.#source.columns.need('orders');
    let count = 0;
    for (let c = 0; c < marks.length; c++) {
      if (marks[c] === 1 && (orders[c] as number) > 0) count++;
    }
    return count;
  }
}
