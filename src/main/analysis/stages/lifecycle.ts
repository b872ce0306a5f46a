import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { StageFlow, WinBackView } from '#shared/contract/stages.ts';
import { AppError } from '#shared/contract/errors.ts';
import { lastDayOfMonth, parseIsoMonth } from '#shared/domain/calendar.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { isDated, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { winBacks, type Marks } from '#main/engine/index.ts';
import {
  flowView,
  migrationView,
  monthsBefore,
  monthsOf,
  monthsWithout,
  stagesView,
} from '../views/stagesView.ts';
import { ONLY_NOW, type Body, type GatedBody } from '../views/stored.ts';
import { outlookMonth } from './outlookMonth.ts';
import type { LifecycleSource } from './lifecycleSource.ts';
import { StageHistories } from './stageHistories.ts';
import { StagesNow } from './stagesNow.ts';

type Filter = SegmentRule | null;

/**
 * Stages of one run beyond what it stored. A filter chooses customers and never changes their stage:
 * tiers and the common rhythm stay those of all customers.
 */
export class Lifecycle {
  /** Stages at the analysis date alone. */
  readonly now: StagesNow;
  readonly #source: LifecycleSource;
  readonly #histories: StageHistories;
  #shown: StageScheme | undefined;

  constructor(source: LifecycleSource) {
    this.#source = source;
    this.#histories = new StageHistories(source);
    this.now = new StagesNow(source);
  }

  /**
   * Makes a part of what the next filter on the scheme that is looked at needs, then of the tiers by
   * month, which take longest of what another scheme would need.
   * @returns true while there is more to make
   */
  prepare(): boolean {
    const scheme = this.#shown;
    if (scheme === undefined || !isDated(scheme) || !this.#source.stored(scheme).ok) return false;
    if (this.#histories.prepare(scheme)) return true;
    return this.#source.stored('value').ok && this.#histories.prepareTiers();
  }

  /** A scheme month by month; stored for everybody, counted anew for a filter. */
  months(scheme: StageScheme, filter: Filter): GatedBody<Body<StagesView>> {
    const { rules, stored, columns, snapshot } = this.#source;
    this.#shown = scheme;
    const all = stored(scheme);
    if (!all.ok || filter === null) return all;
    if (isDated(scheme)) {
      const { history, ofOthers } = this.#histories.fewer(scheme, filter);
      const view = stagesView(history, history.schemes[scheme], scheme, rules());
      return { ok: true, value: ofOthers ? monthsWithout(all.value, view) : view };
    }
    const month = outlookMonth(
      snapshot(),
      columns.need('stage_outlook'),
      columns.need('net_revenue'),
      this.#marks(filter),
    );
    return { ok: true, value: stagesView(month.span, month.columns, scheme, rules()) };
  }

  /**
   * Movement between two months' ends. @throws AppError BAD_REQUEST for months that are none, or whose
   * second does not come after the first.
   */
  migration(
    scheme: StageScheme,
    from: string,
    to: string,
    filter: Filter,
  ): GatedBody<Body<MigrationView>> {
    const { asOf } = this.#source.snapshot();
    const [first, last] = [parseIsoMonth(from), parseIsoMonth(to)];
    if (first === undefined || last === undefined || first >= last) {
      throw new AppError('BAD_REQUEST', { details: { rule: 'month' } });
    }
    const days = [lastDayOfMonth(first), Math.min(lastDayOfMonth(last), asOf)] as const;
    if (days[0] >= days[1]) throw new AppError('BAD_REQUEST', { details: { rule: 'month' } });
    return this.#migration(scheme, days, filter);
  }

  /** Movement over the last months up to the analysis date. */
  migrationBack(scheme: StageScheme, months: number): GatedBody<Body<MigrationView>> {
    const { asOf } = this.#source.snapshot();
    return this.#migration(scheme, [monthsBefore(asOf, months), asOf], null);
  }

  /** Who entered and left each stage, month by month. */
  flow(scheme: StageScheme, filter: Filter): GatedBody<StageFlow> {
    const all = this.#source.stored(scheme);
    if (!all.ok) return all;
    if (!isDated(scheme)) return ONLY_NOW;
    const history = this.#histories.get(scheme, filter);
    return { ok: true, value: flowView(history, history.schemes[scheme], scheme) };
  }

  /** Who was lost and came back, month by month. */
  winBack(filter: Filter): GatedBody<WinBackView> {
    const { snapshot, rules, facts, stored } = this.#source;
    const all = stored('time');
    if (!all.ok) return all;
    const { activeMonths } = rules();
    const found = winBacks(snapshot(), activeMonths, undefined, this.#marksOrAll(filter));
    const { money, hasAmounts } = facts();
    const last = all.value.months.at(-1);
    const months = found.lost.length;
    const span = { firstMonth: found.firstMonth, months, lastComplete: last?.complete ?? true };
    return {
      ok: true,
      value: {
        money,
        hasAmounts,
        activeMonths,
        months: monthsOf(span, (month) => ({
          lost: found.lost[month] as number,
          wonBack: found.wonBack[month] as number,
          revenue: found.revenue[month] as number,
        })),
      },
    };
  }

  #migration(
    scheme: StageScheme,
    days: readonly [number, number],
    filter: Filter,
  ): GatedBody<Body<MigrationView>> {
    const { stored, rules, snapshot } = this.#source;
    const all = stored(scheme);
    if (!all.ok) return all;
    if (!isDated(scheme)) return ONLY_NOW;
    const marks = this.#marksOrAll(filter);
    return { ok: true, value: migrationView(snapshot(), scheme, rules(), days, marks) };
  }

  #marks(filter: Filter): Marks {
    return this.#source.marks.of(filter);
  }

  /** No marks for everybody, so that an unfiltered pass asks for none. */
  #marksOrAll(filter: Filter): Marks | undefined {
    return filter === null ? undefined : this.#marks(filter);
  }
}
