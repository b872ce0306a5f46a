import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { answerScale, satisfactionIndex, type AnswerScale } from '#main/engine/index.ts';
import type { CustomerJoin } from '#main/snapshot/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { foldName } from '../foldName.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { rowCustomers } from './rowCustomers.ts';

/** What was asked in one column of answers, on which scale, and how many answered up to the date. */
export interface AskedQuestion {
  readonly question: 'satisfaction' | 'recommendation';
  /** Null when the answers lie on no scale in use; they are in no figure then. */
  readonly scale: AnswerScale | null;
  readonly answers: number;
  /** Answers of customers of the ledger. */
  readonly known: number;
}

/** Words in the head of a column that make it the question whether one would recommend. */
const RECOMMEND = /nps|promoter|recommend|推荐|推薦/;
const RECOMMEND_MOST = 10;

/**
 * Answers to surveys up to a day, by customer: satisfaction as the mean of the answers in points, and
 * the latest answer of 0 to 10 to whether one would recommend. A column is one question; a
 * file of several parts has one scale.
 *
 * @param until the last day whose answers count; what was asked and on which scale is of all up to `asOf`,
 *   so that two days of one file lie on one scale
 */
export function answerColumns(
  store: Store,
  batches: readonly BatchRecord[],
  join: CustomerJoin,
  {
    customers,
    asOf,
    until = asOf,
  }: { readonly customers: number; readonly asOf: number; readonly until?: number },
): { readonly columns: RunColumnSet; readonly questions: readonly AskedQuestion[] } {
  const satisfaction = new Float64Array(customers).fill(Number.NaN);
  const answers = new Int32Array(customers);
  const recommendation = new Float64Array(customers).fill(Number.NaN);
  const latest = new Float64Array(customers).fill(-Infinity);
  const questions: AskedQuestion[] = [];
  for (const batch of batches) {
    const scores = scoresUpTo(store, batch, asOf);
    if (scores === undefined) continue;
    const who = rowCustomers(store, batch, join);
    const days = store.batches.column(batch.id, 'day');
    const found = questionOf(batch, scores);
    questions.push({ ...found, ...counted(scores, who) });
    if (found.scale === null) continue;
    for (let row = 0; row < who.length; row++) {
      const [c, score] = [who[row] as number, scores[row] as number];
      const day = days?.[row] ?? Number.NaN;
      if (c < 0 || Number.isNaN(score) || day > until) continue;
      if (found.question === 'satisfaction') {
        const sum = answers[c] === 0 ? 0 : (satisfaction[c] as number);
        satisfaction[c] = sum + satisfactionIndex(score, found.scale);
        answers[c] = (answers[c] as number) + 1;
        continue;
      }
      // Answers without a day are the oldest; of one day the last row is the latest.
      const moment = Number.isNaN(day) ? -Infinity : day;
      if (moment < (latest[c] as number)) continue;
      latest[c] = moment;
      recommendation[c] = score;
    }
  }
  for (let c = 0; c < customers; c++) {
    satisfaction[c] = (satisfaction[c] as number) / (answers[c] as number);
  }
  const asked = new Set(questions.map(({ question }) => question));
  return {
    columns: {
      ...(asked.has('satisfaction') && { satisfaction }),
      ...(asked.has('recommendation') && { recommendation }),
    },
    questions,
  };
}

/** The scores of a batch; NaN where a row has none or is of a later day. */
function scoresUpTo(store: Store, { id }: BatchRecord, asOf: number): Float64Array | undefined {
  const scores = store.batches.column(id, 'score');
  const days = store.batches.column(id, 'day');
  return (
    scores &&
    Float64Array.from(scores, (score, row) =>
      (days?.[row] ?? Number.NaN) > asOf ? Number.NaN : score,
    )
  );
}

function questionOf(
  { plan }: BatchRecord,
  scores: Float64Array,
): Pick<AskedQuestion, 'question' | 'scale'> {
  const scale = answerScale(scores) ?? null;
  const head = headOfScore(plan);
  const isOutOfTen = scale !== null && scale.most <= RECOMMEND_MOST;
  return RECOMMEND.test(foldName(head)) && isOutOfTen
    ? { question: 'recommendation', scale: { least: 0, most: RECOMMEND_MOST } }
    : { question: 'satisfaction', scale };
}

/** What the file calls the column of its scores. */
function headOfScore(plan: string): string {
  const { columns = [] } = JSON.parse(plan) as Partial<ImportPlan>;
  return columns.find(({ field }) => field === 'score')?.name ?? '';
}

function counted(scores: Float64Array, who: Int32Array): { answers: number; known: number } {
  let [answers, known] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    if (Number.isNaN(scores[row])) continue;
    answers++;
    if ((who[row] ?? -1) >= 0) known++;
  }
  return { answers, known };
}
