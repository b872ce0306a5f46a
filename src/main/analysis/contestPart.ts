import type { ContestView } from '#shared/contract/contest.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  comparedSplits,
  contestModels,
  DEFAULT_CONTEST_SETTINGS,
  INTERVAL_LEVEL,
  CONTEST_MODELS,
  paceOf,
  pastErrors,
  type CalendarProfile,
  type ContestModel,
  type ContestResult,
  type ContestSettings,
  type ContestSplit,
  type EngineControl,
  type FittedModelName,
  type Outcome,
} from '#main/engine/index.ts';
import { hashBytes, type PackedTexts } from '#main/store/index.ts';
import type { GatedBody } from './views/stored.ts';

/** Customers that the contest is held on; of more, a part drawn by their ids. */
const MOST_CUSTOMERS = 4000;

/** Two past periods: a third would cost as much again and say little more, as they overlap. */
const HALF_YEAR_AHEAD: ContestSettings = { ...DEFAULT_CONTEST_SETTINGS, splits: 2 };

/** A year ahead is what the value asks for; it is tested where a year can be seen before and after. */
const YEAR_AHEAD: ContestSettings = {
  ...HALF_YEAR_AHEAD,
  horizonDays: 364,
  historyDays: 364,
};

/** The model that a workspace of too short a past is scored with. */
const WITHOUT_CONTEST: FittedModelName = 'bgnbd';

/** What a contest was held on, and all that came of it. */
interface HeldContest {
  readonly drawn: Snapshot;
  readonly result: ContestResult;
}

export interface ContestPart {
  readonly view: GatedBody<ContestView>;
  /** What it was held on, or why none could be held. */
  readonly held: Outcome<HeldContest>;
  /** The best of the models, whatever the yardsticks did, unless the user chose one. */
  readonly model: FittedModelName;
}

/**
 * How fast the coming time is taken to pass, how far past totals were off, and the view that says so. A
 * calendar profile has reasons of its own for what a forecast without one missed: with it the pace is 1.
 */
export function contestPace(
  { view, held, model }: ContestPart,
  profile: CalendarProfile | undefined,
): {
  readonly pace: number;
  readonly past: readonly number[];
  readonly view: GatedBody<ContestView>;
} {
  if (!view.ok || !held.ok) return { pace: 1, past: [], view };
  const pace = profile ? 1 : view.value.pace;
  return {
    pace,
    past: pastErrors(held.value.result, model, pace),
    view: { ok: true, value: { ...view.value, pace } },
  };
}

/**
 * Lets the models of orders and the naive yardsticks foretell past periods, and names the model to use.
 * @param ids of the customers, by which a part of many customers is drawn: the same in any order of rows
 * @param chosen the model that the user wants, whatever the past says; null to go by the past
 */
export function contestPart(
  snapshot: Snapshot,
  ids: PackedTexts,
  chosen: FittedModelName | null,
  control: EngineControl,
): ContestPart {
  const drawn = drawnCustomers(snapshot, ids);
  const outcome = contestModels(drawn, settingsFor(drawn), { check: () => control.check() });
  if (!outcome.ok) return { view: outcome, held: outcome, model: chosen ?? WITHOUT_CONTEST };
  const model = chosen ?? bestModel(outcome.value);
  const drawnShare = buyersOf(drawn) / Math.max(1, buyersOf(snapshot));
  return {
    view: { ok: true, value: viewOf(outcome.value, model, drawnShare) },
    model,
    held: { ok: true, value: { drawn, result: outcome.value } },
  };
}

function settingsFor({ orders, asOf }: Snapshot): ContestSettings {
  const firstDay = orders.day.reduce((least, day) => Math.min(least, day), asOf);
  const { horizonDays, historyDays } = YEAR_AHEAD;
  return asOf - firstDay >= horizonDays + historyDays ? YEAR_AHEAD : HALF_YEAR_AHEAD;
}

/** The best of the models of a contest. */
export function bestModel({ ranking }: ContestResult): FittedModelName {
  for (const { contestant } of ranking) {
    const model = CONTEST_MODELS.find((name) => name === contestant);
    if (model !== undefined) return model;
  }
  return WITHOUT_CONTEST;
}

/** The snapshot of the customers with the lowest hashes of their ids, some {@link MOST_CUSTOMERS}. */
function drawnCustomers(snapshot: Snapshot, ids: PackedTexts): Snapshot {
  const { orders } = snapshot;
  const share = MOST_CUSTOMERS / buyersOf(snapshot);
  if (!(share < 1)) return snapshot;
  const below = share * 2 ** 32;
  const kept = new Uint32Array(orders.customers);
  let count = 0;
  let length = 0;
  for (let c = 0; c < orders.customers; c++) {
    const from = ids.offsets[c] as number;
    const hash = hashBytes(ids.bytes, from, ids.offsets[c + 1] as number);
    if (hash >>> 0 >= below) continue;
    kept[count++] = c;
    length += (orders.start[c + 1] as number) - (orders.start[c] as number);
  }
  const start = new Uint32Array(count + 1);
  const day = new Int32Array(length);
  const channel = new Uint16Array(length);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const c = kept[i] as number;
    const own = orders.day.subarray(orders.start[c], orders.start[c + 1]);
    day.set(own, at);
    channel.set(orders.channel.subarray(orders.start[c], orders.start[c + 1]), at);
    at += own.length;
    start[i + 1] = at;
  }
  return {
    asOf: snapshot.asOf,
    orders: {
      customers: count,
      start,
      day,
      net: new Float64Array(length).fill(1),
      channel,
    },
    refunds: {
      start: new Uint32Array(count + 1),
      day: new Int32Array(0),
      amount: new Float64Array(0),
    },
  };
}

function buyersOf({ orders }: Snapshot): number {
  let buyers = 0;
  for (let c = 0; c < orders.customers; c++) {
    if ((orders.start[c + 1] as number) > (orders.start[c] as number)) buyers++;
  }
  return buyers;
}

function viewOf(result: ContestResult, model: FittedModelName, drawnShare: number): ContestView {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const [newest] = result.splits;
  const entry = newest?.entries.find(({ contestant }) => contestant === model);
  return {
    winner: result.winner,
    verdict: result.verdict,
    notes: [...result.notes],
    model,
    drawnShare,
    horizonDays: result.settings.horizonDays,
    intervalLevel: INTERVAL_LEVEL,
    pace: paceOf(result, model),
    splits: comparedSplits(result.splits).map(({ split, customers }) => ({
      from: formatIsoDay(split.calibrationEnd + 1),
      to: formatIsoDay(split.holdoutEnd),
      customers,
    })),
    ranking: result.ranking.map(({ contestant, accuracy, discrimination }) => ({
      contestant,
      predicted: accuracy.predicted,
      actual: accuracy.actual,
      aggregateError: finite(accuracy.aggregateError),
      meanAbsoluteError: accuracy.meanAbsoluteError,
      rootMeanSquareError: accuracy.rootMeanSquareError,
      auc: finite(discrimination.auc),
      brier: finite(discrimination.brier),
      spearman: finite(discrimination.spearman),
      coverage: finite(discrimination.coverage),
    })),
    unranked: newest ? unrankedOf(newest) : [],
    deciles: (entry?.deciles ?? []).map(({ customers, predicted, actual }) => ({
      customers,
      predicted: finite(predicted),
      actual: finite(actual),
    })),
    tracking: {
      days: Array.from(newest?.grid ?? []),
      actual: Array.from(newest?.tracking ?? []),
      predicted: Array.from(entry?.tracking ?? []),
    },
  };
}

/**
 * Who is not ranked, and why: contestants that have become another, however many steps it took, and those
 * without a forecast. That there is but one channel is no news.
 */
function unrankedOf({ entries, absent }: ContestSplit): ContestView['unranked'] {
  const become = (contestant: string): ContestModel | undefined =>
    entries.find((entry) => entry.contestant === contestant)?.same;
  const last = (model: ContestModel): ContestModel => {
    const next = become(model);
    return next === undefined ? model : last(next);
  };
  return [
    ...entries.flatMap(({ contestant, same }) =>
      same === undefined ? [] : [{ contestant, same: last(same), why: null }],
    ),
    ...absent
      .filter(({ why }) => why.reason !== 'no_covariates')
      .map(({ contestant, why }) => ({ contestant, same: null, why })),
  ];
}
