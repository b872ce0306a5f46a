import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { StageNeed } from '#shared/contract/stageNeed.ts';
import type {
  StageCross,
  StageFlow,
  StagePreview,
  StageProfile,
  StageRisk,
  WinBackView,
} from '#shared/contract/stages.ts';
import { AppError } from '#shared/contract/errors.ts';
import { addMonths, lastDayOfMonth, parseIsoMonth } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import {
  isDated,
  STAGE_SCHEMES,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import {
  outlookColumn,
  revenueBetween,
  riskColumn,
  StageBase,
  STAGES_WITHOUT_DATA,
  stageColumn,
  sumByStage,
  winBacks,
  type Marks,
} from '#main/engine/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import type { RunColumns } from '../runColumns.ts';
import type { SegmentMarks } from '../segments/index.ts';
import {
  flowView,
  migrationView,
  monthsBefore,
  monthsOf,
  monthsWithout,
  stagesView,
} from '../views/stagesView.ts';
import {
  NO_GOODS,
  ONLY_NOW,
  type Body,
  type GatedBody,
  type RunFacts,
  type StagesBody,
} from '../views/stored.ts';
import { crossView } from './crossView.ts';
import { outlookMonth } from './outlookMonth.ts';
import { riskView } from './riskView.ts';
import { StageHistories } from './stageHistories.ts';
import { needSums, stageNeed, type NeedSums } from './stageNeed.ts';
import { stageProfile } from './stageProfile.ts';

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

/** By customer: the stage, 1 for those asked about, and what each adds to the sums. */
export interface StageContributions {
  readonly stage: Uint8Array;
  readonly marks: Marks;
  readonly figures: readonly Float64Array[];
}

type Filter = SegmentRule | null;

/**
 * Stages of one run beyond what it stored. A filter chooses customers and never changes their stage:
 * tiers and the common rhythm stay those of all customers.
 */
export class Lifecycle {
  readonly #source: LifecycleSource;
  readonly #histories: StageHistories;
  #shown: StageScheme | undefined;
  #base: StageBase | undefined;
  #yearRevenue: Float64Array | undefined;
  /** Tier of risk by customer. */
  #riskTiers: Uint8Array | undefined;

  constructor(source: LifecycleSource) {
    this.#source = source;
    this.#histories = new StageHistories(source);
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

  /** Customers, revenue and outlook by stage at the analysis date. */
  profile(scheme: StageScheme, filter: Filter): GatedBody<StageProfile> {
    const { stored, columns, facts, horizonMonths, rules } = this.#source;
    const all = stored(scheme);
    if (!all.ok) return all;
    const profile = stageProfile(
      {
        scheme,
        column: columns.need(`stage_${scheme}`),
        columns,
        yearRevenue: this.#revenueOfYear(),
        rhythm: scheme === 'cadence' ? this.#baseNow().rhythm() : undefined,
        rhythmOrders: rules().rhythmOrders,
      },
      this.#marks(filter),
    );
    const { asOf, money, hasAmounts } = facts();
    const months = columns.get('p_order') ? horizonMonths() : null;
    const value = { scheme, asOf, money, hasAmounts, horizonMonths: months, ...profile };
    return { ok: true, value };
  }

  /**
   * What each customer adds to the sums of {@link profile}: the stage of everyone, who is asked about,
   * and the figures. For those who must know whether one customer makes most of a sum.
   */
  contributions(scheme: StageScheme, filter: Filter): StageContributions {
    const { columns } = this.#source;
    const value = columns.get('clv');
    return {
      stage: columns.need(`stage_${scheme}`),
      marks: this.#marks(filter),
      figures: [
        columns.need('net_revenue'),
        this.#revenueOfYear(),
        ...(value === undefined ? [] : [value]),
      ],
    };
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

  /** Customers and net revenue under two schemes at once. */
  cross(rows: StageScheme, columns: StageScheme, filter: Filter): GatedBody<StageCross> {
    const { stored, facts, columns: run } = this.#source;
    for (const scheme of [rows, columns]) {
      const gate = stored(scheme);
      if (!gate.ok) return gate;
    }
    const { money, hasAmounts } = facts();
    const cells = crossView(run, rows, columns, this.#marks(filter));
    return { ok: true, value: { money, hasAmounts, ...cells } };
  }

  /** The customers of each stage by tier of risk. */
  risk(scheme: StageScheme, filter: Filter): GatedBody<StageRisk> {
    const { stored, facts, columns, horizonMonths } = this.#source;
    for (const needed of [scheme, 'outlook'] as const) {
      const gate = stored(needed);
      if (!gate.ok) return gate;
    }
    const { asOf, money, hasAmounts } = facts();
    // The same under every filter, and a walk over all customers.
    this.#riskTiers ??= riskColumn(columns.need('p_order'), columns.need('orders'));
    const cells = riskView(columns, scheme, this.#riskTiers, this.#marks(filter));
    const value = { asOf, money, hasAmounts, horizonMonths: horizonMonths(), ...cells };
    return { ok: true, value };
  }

  /** What the customers of each stage bought, by category or product. */
  need(scheme: StageScheme, filter: Filter): GatedBody<StageNeed> {
    const all = this.#source.stored(scheme);
    if (!all.ok) return all;
    const sums = this.needSums(scheme, filter);
    if (!sums) return NO_GOODS.category;
    const { asOf, firstDay, money } = this.#source.facts();
    return { ok: true, value: { asOf, firstDay, money, ...stageNeed(sums, scheme) } };
  }

  /** What stands behind {@link need}, name by name; undefined where no line names anything. */
  needSums(scheme: StageScheme, filter: Filter): NeedSums | undefined {
    const { columns, goods, snapshot } = this.#source;
    const column = columns.need(`stage_${scheme}`);
    return needSums(goods, snapshot().orders, { scheme, column }, this.#marksOrAll(filter));
  }

  /** Customers by stage at the analysis date, had the limits been these. */
  preview(scheme: StageScheme, rules: StageRules, filter: Filter): GatedBody<StagePreview> {
    const { stored, columns } = this.#source;
    const all = stored(scheme);
    if (!all.ok) return all;
    const base = this.#baseNow();
    const column = isDated(scheme)
      ? stageColumn(base, scheme, rules)
      : outlookColumn(columns.need('p_order'), columns.need('orders'), rules);
    const stages: readonly string[] = STAGE_SCHEMES[scheme];
    const { customers } = sumByStage(column, stages.length, base.totals.net, this.#marks(filter));
    return {
      ok: true,
      value: {
        stages: stages.map((id, stage) => ({
          id,
          hasData: !STAGES_WITHOUT_DATA[scheme].includes(stage),
          customers: customers[stage] as number,
        })),
        customers: customers.reduce((sum, count) => sum + count, 0),
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

  #baseNow(): StageBase {
    this.#base ??= new StageBase(this.#source.snapshot(), this.#source.snapshot().asOf);
    return this.#base;
  }

  #revenueOfYear(): Float64Array {
    const { asOf } = this.#source.snapshot();
    this.#yearRevenue ??= revenueBetween(this.#source.snapshot(), addMonths(asOf, -12), asOf);
    return this.#yearRevenue;
  }
}
