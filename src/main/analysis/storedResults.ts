import { gated } from '#shared/contract/common.ts';
import { contestSchema } from '#shared/contract/contest.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import { OLDER_RUN, type GatedBody, type RunTables } from './views/stored.ts';

const NO_BENEFITS = { benefits: null };
/** What a channel lacks in a run of before its curve of payback was kept. */
const NO_CURVE = { recovered: [] };
/** What the expected value lacks in a run of before its sum had an interval. */
const NO_INTERVAL = { interval: null, ordersRange: null, alike: false };
/** What it lacks in a run of before its sum was told for ever, too. */
const NO_END = { totalForEver: null };

/**
 * The small results of one run as the store keeps them. What a run of an earlier version lacks comes as
 * the gate `older_run`: such a run is stale, and all else of it can still be shown.
 */
export class StoredResults {
  readonly #store: Store;
  readonly #record: RunRecord;

  constructor(store: Store, record: RunRecord) {
    this.#store = store;
    this.#record = record;
  }

  /** One table that every version stored. @throws AppError NO_RUN if the run has none of that name. */
  table<Name extends keyof RunTables>(name: Name): RunTables[Name] {
    const found = this.find(name);
    if (found === undefined) throw new AppError('NO_RUN');
    return found;
  }

  /** One table, or undefined where the run's version did not store it. */
  find<Name extends keyof RunTables>(name: Name): RunTables[Name] | undefined {
    const json = this.#store.runs.table(this.#record.id, name);
    return json === undefined ? undefined : (JSON.parse(json) as RunTables[Name]);
  }

  overview(): RunTables['overview'] {
    const stored: Partial<RunTables['overview']> = this.table('overview');
    return {
      ...this.table('overview'),
      health: stored.health ?? OLDER_RUN,
      changes: stored.changes ?? null,
    };
  }

  rfm(): RunTables['rfm'] {
    const stored = this.table('rfm');
    // A run of an earlier version knew no other method.
    const earlier = { method: 'quantiles', limits: null } as const;
    return stored.ok ? { ok: true, value: { ...earlier, ...stored.value } } : stored;
  }

  repurchase(): RunTables['repurchase'] {
    return this.find('repurchase') ?? { backtest: OLDER_RUN, tuning: null };
  }

  loyalty(): RunTables['loyalty'] {
    const stored = this.find('loyalty') ?? OLDER_RUN;
    // Before benefits had a cost, a run held tiers and grades alone.
    return stored.ok ? { ok: true, value: { ...NO_BENEFITS, ...stored.value } } : stored;
  }

  acquisition(): RunTables['acquisition'] {
    const stored = this.find('acquisition');
    // Before cohorts and tiers, a run held channels alone.
    if (!stored || (stored.ok && !('cohorts' in stored.value))) return OLDER_RUN;
    if (!stored.ok) return stored;
    const channels = stored.value.channels.map((line) => ({
      ...NO_CURVE,
      ...line,
      // Before spellings were kept, a line knew its name alone.
      spellings: (line as Partial<typeof line>).spellings ?? [line.channel],
    }));
    const total = { ...NO_CURVE, ...stored.value.total };
    return { ok: true, value: { ...stored.value, channels, total } };
  }

  leadScores(): RunTables['lead_scores'] {
    return this.find('lead_scores') ?? OLDER_RUN;
  }

  /** A run of an earlier version knew nothing of the files beside the orders. */
  beside(): RunTables['beside'] {
    return this.find('beside') ?? { attributes: {}, questions: [] };
  }

  valueModels(): GatedBody<RunTables['value_models']> {
    const stored = this.find('value_models');
    // Before the split of the order value, a run held less of what is in money.
    const whole = stored && (!stored.money.ok || 'orderValue' in stored.money.value);
    if (!stored || !whole) return OLDER_RUN;
    const { money } = stored;
    if (!money.ok || !money.value.probabilistic.ok) return { ok: true, value: stored };
    const probabilistic = { ...NO_END, ...money.value.probabilistic.value };
    return {
      ok: true,
      value: {
        ...stored,
        money: {
          ok: true,
          value: { ...money.value, probabilistic: { ok: true, value: probabilistic } },
        },
      },
    };
  }

  /** An earlier version held no contest and no calendar, or told less of them. */
  value(): RunTables['value'] {
    const whole = this.table('value');
    const stored: Partial<RunTables['value']> = whole;
    const contest = gated(contestSchema).safeParse(stored.contest);
    const { clv } = whole;
    return {
      ...whole,
      clv: clv.ok ? { ok: true, value: { ...NO_INTERVAL, ...NO_END, ...clv.value } } : clv,
      contest: contest.success ? contest.data : OLDER_RUN,
      calendar: stored.calendar ?? OLDER_RUN,
    };
  }
}
