import type { StageNeed } from '#shared/contract/stageNeed.ts';
import type { StageCross, StagePreview, StageProfile, StageRisk } from '#shared/contract/stages.ts';
import { addMonths } from '#shared/domain/calendar.ts';
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
  type Marks,
} from '#main/engine/index.ts';
import { NO_GOODS, type GatedBody } from '../views/stored.ts';
import { crossView } from './crossView.ts';
import type { LifecycleSource } from './lifecycleSource.ts';
import { riskView } from './riskView.ts';
import { needSums, stageNeed, type NeedSums } from './stageNeed.ts';
import { stageProfile } from './stageProfile.ts';

/** By customer: the stage, 1 for those asked about, and what each adds to the sums. */
export interface StageContributions {
  readonly stage: Uint8Array;
  readonly marks: Marks;
  readonly figures: readonly Float64Array[];
}

type Filter = SegmentRule | null;

/** Stages of one run at its analysis date; a filter chooses customers and never changes their stage. */
export class StagesNow {
  readonly #source: LifecycleSource;
  #base: StageBase | undefined;
  #yearRevenue: Float64Array | undefined;
  /** Tier of risk by customer. */
  #riskTiers: Uint8Array | undefined;

  constructor(source: LifecycleSource) {
    this.#source = source;
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
    return needSums(
      goods,
      snapshot().orders,
      { scheme, column },
      filter === null ? undefined : this.#marks(filter),
    );
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

  #marks(filter: Filter): Marks {
    return this.#source.marks.of(filter);
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
