import { describe, expect, it } from 'vitest';
import { mulberry } from '#test/support/random.ts';
import type { LeadColumns } from '../acquisition/leadSteps.ts';
import { leadScores, type LeadScoreInput } from './leadScores.ts';
import { rankingFigures } from './rankingFigures.ts';
import { fitScorecard } from './scorecard.ts';

const AS_OF = 800;
const STEP = { rank: Number.NaN, lost: false };
const LOST = { rank: Number.NaN, lost: true };

/**
 * Leads over two years. Each day an open lead orders with a chance that depends on its channel and on
 * whether it has come to the second step; a fifth is given up on the way.
 */
function simulated(leads: number, seed: number, daily = [0.002, 0.012]): LeadScoreInput {
  const random = mulberry(seed);
  const rows: { lead: number; day: number; step: number; line: number }[] = [];
  const orderDay: number[] = [];
  for (let lead = 0; lead < leads; lead++) {
    const first = 100 + Math.floor(random() * 690);
    const line = 1 + (lead % 2);
    rows.push({ lead, day: first, step: 0, line });
    const second = random() < 0.5 ? first + Math.floor(random() * 40) : Infinity;
    if (second <= AS_OF) rows.push({ lead, day: second, step: 1, line: 0 });
    const lost = random() < 0.2 ? first + Math.floor(random() * 100) : Infinity;
    if (lost <= AS_OF) rows.push({ lead, day: lost, step: 2, line: 0 });
    let ordered = Infinity;
    for (let day = first; day <= Math.min(AS_OF, first + 250, lost) && ordered > AS_OF; day++) {
      const chance = (daily[line - 1] ?? 0) * (day > second ? 3 : 1);
      if (random() < chance) ordered = day;
    }
    orderDay.push(ordered);
  }
  return inputOf(rows, orderDay);
}

function inputOf(
  rows: readonly { lead: number; day: number; step: number; line: number }[],
  orderDay: readonly number[],
): LeadScoreInput {
  const buyers = orderDay.flatMap((day, lead) => (day === Infinity ? [] : [{ day, lead }]));
  const customer = new Int32Array(orderDay.length).fill(-1);
  for (const [c, { lead }] of buyers.entries()) customer[lead] = c;
  const columns: LeadColumns = {
    lead: Uint32Array.from(rows, ({ lead }) => lead),
    day: Int32Array.from(rows, ({ day }) => day),
    step: Int32Array.from(rows, ({ step }) => step),
    line: Int32Array.from(rows, ({ line }) => line),
    customer,
    steps: [STEP, STEP, LOST],
  };
  return {
    orders: {
      customers: buyers.length,
      start: Uint32Array.from({ length: buyers.length + 1 }, (_, i) => i),
      day: Int32Array.from(buyers, ({ day }) => day),
      net: new Float64Array(buyers.length).fill(1),
      channel: new Uint16Array(buyers.length),
    },
    leads: columns,
    contacts: { lead: new Uint32Array(0), day: new Int32Array(0) },
    lines: 3,
    asOf: AS_OF,
  };
}

function scored(input: LeadScoreInput) {
  const outcome = leadScores(input);
  if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

describe('lead scores', () => {
  const value = scored(simulated(6000, 7));

  it('find what makes leads order, and rank by it better than the yardsticks', () => {
    const { card, trial } = value;
    const channels = card.points[0] as Float64Array;
    expect(Math.max(...channels)).toBeGreaterThan(20);
    const [, first, second] = card.points[1] as Float64Array;
    expect(second).toBeGreaterThan((first as number) + 15);
    expect(trial.verdict).toBe('score_wins');
    expect(trial.brier).toBeLessThan(trial.brierAlike);
    const [score, ...yardsticks] = trial.lines;
    for (const line of yardsticks) {
      expect(score?.averagePrecision).toBeGreaterThan(line.averagePrecision);
    }
    expect(trial.lines.at(-1)).toMatchObject({ auc: 0.5, lift: 1 });
  });

  it('state chances that come true on days that the fit did not see', () => {
    const { trial } = value;
    const deviation = Math.sqrt(trial.ordered);
    expect(Math.abs(trial.predicted - trial.ordered)).toBeLessThan(4 * deviation);
    const missed = trial.tenths.filter(
      ({ predicted, low, high }) => predicted < low || predicted > high,
    );
    expect(missed.length).toBeLessThanOrEqual(3);
    expect(trial.tenths.reduce((sum, { looked }) => sum + looked, 0)).toBe(trial.looked);
  });

  it('score only open leads, the highest chance first, and the points add up', () => {
    const { open, histories, card } = value;
    expect(open.lead.length).toBeGreaterThan(100);
    for (let i = 0; i < open.lead.length; i++) {
      const lead = open.lead[i] as number;
      expect(histories.ordered[lead]).toBe(Infinity);
      expect(histories.lost[lead]).toBe(Infinity);
      expect(open.chance[i]).toBeGreaterThan(0);
      expect(open.chance[i]).toBeLessThan(1);
      if (i > 0) expect(open.chance[i]).toBeLessThanOrEqual(open.chance[i - 1] as number);
    }
    const most = card.points.reduce((sum, own) => sum + Math.max(...own), 0);
    expect(Math.max(...open.points)).toBeLessThanOrEqual(most);
  });

  it('do not depend on the order of rows', () => {
    const input = simulated(6000, 7);
    const order = Array.from(input.leads.lead.keys()).reverse();
    const turned = <T extends Uint32Array | Int32Array>(column: T): T =>
      column.map((_, i) => column[order[i] as number] as number) as T;
    const { lead, day, step, line } = input.leads;
    const again = scored({
      ...input,
      leads: {
        ...input.leads,
        lead: turned(lead),
        day: turned(day),
        step: turned(step),
        line: turned(line),
      },
    });
    expect(again.card.coefficients).toEqual(value.card.coefficients);
    expect([...again.open.lead]).toEqual([...value.open.lead]);
    expect([...again.open.chance]).toEqual([...value.open.chance]);
  });

  it('claim nothing where nothing tells the leads apart', () => {
    const { card } = scored(simulated(6000, 3, [0.004, 0.004]));
    // Half of a doubling of the odds at most, between two channels that are alike.
    expect(Math.max(...(card.points[0] as Float64Array))).toBeLessThan(10);
  });

  it('are refused with the counts where too few leads ordered, and with nobody', () => {
    expect(leadScores(simulated(60, 5))).toMatchObject({
      ok: false,
      reason: 'few_conversions',
      details: { learntNeeded: 50, testedNeeded: 20 },
    });
    expect(leadScores(inputOf([], []))).toMatchObject({ ok: false, details: { learnt: 0 } });
  });
});

const GOLDEN = {
  intercept: -1.6120290127941832,
  channel: 0.5161598891581176,
  age: 0.8230967929034637,
  chance: [0.049675781196589414, 0.21330927073321612, 0.12797692443579975, 0.4322266188883944],
};

describe('the scorecard', () => {
  it('is the penalised logistic regression of another tool', () => {
    // Newton's method on the same penalised likelihood in python3, 20 iterations.
    const levels = { channelOf: new Uint8Array(1), sizes: [2, 1, 2, 1, 1] };
    const looked = Float64Array.of(100, 80, 60, 40);
    const ordered = Float64Array.of(5, 16, 6, 20);
    const card = fitScorecard({ looked, ordered }, levels, 0.5);
    expect(card.intercept).toBeCloseTo(GOLDEN.intercept, 8);
    expect(card.coefficients[0]?.[1]).toBeCloseTo(GOLDEN.channel, 8);
    expect(card.coefficients[2]?.[1]).toBeCloseTo(GOLDEN.age, 8);
    expect([...card.chance]).toEqual(GOLDEN.chance.map((p) => expect.closeTo(p, 8) as number));
  });

  it('gives every pattern a finite chance even where none or all ordered', () => {
    const levels = { channelOf: new Uint8Array(1), sizes: [2, 1, 1, 1, 1] };
    const card = fitScorecard(
      { looked: Float64Array.of(50, 50), ordered: Float64Array.of(0, 50) },
      levels,
      1,
    );
    expect(card.converged).toBe(true);
    expect(card.chance[0]).toBeGreaterThan(0);
    expect(card.chance[1]).toBeLessThan(1);
  });
});

describe('ranking figures', () => {
  it('are those of pairs and steps by hand', () => {
    // Scores 3, 2, 2, 1; the first and one of the tied ordered.
    const found = rankingFigures([
      { score: 2, looked: 2, ordered: 1 },
      { score: 1, looked: 1, ordered: 0 },
      { score: 3, looked: 1, ordered: 1 },
    ]);
    // Pairs: 1 over both others; the tied one half over its twin, whole over the last: 3.5 of 4.
    expect(found.auc).toBeCloseTo(3.5 / 4, 12);
    expect(found.averagePrecision).toBeCloseTo(0.5 * 1 + 0.5 * (2 / 3), 12);
    expect(found.lift).toBeCloseTo(0.4 / (0.1 * 2), 12);
    expect(found.aucLow).toBeLessThan(found.auc);
  });
});
