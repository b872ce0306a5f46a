import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  reportAnswerSchema,
  type ReportFigure,
  type ReportView,
} from '#shared/contract/reportFigures.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { Answered, StageRelation } from '#shared/contract/stages.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { latestRun, runAnalysis } from '#main/analysis/index.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { protectFunnel } from './funnelFigures.ts';
import { answerFigure } from './index.ts';
import { protectRelation } from './relationFigures.ts';

type Funnel = ReportView<'funnel'>;

const isFew = (count: number): boolean => count > 0 && count < LEAST_COUNT;

/** Rank of a matrix, by elimination with fractions kept as they come: entries are 0 and 1. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, r) => r >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = left[at];
    if (!pivot) continue;
    left[at] = left[found] ?? pivot;
    left[found] = pivot;
    for (let r = found + 1; r < left.length; r++) {
      const factor = (left[r]?.[column] ?? 0) / (pivot[column] ?? 1);
      left[r] = (left[r] ?? []).map((value, c) => value - factor * (pivot[c] ?? 0));
    }
    found++;
  }
  return found;
}

/** True if a sum of cells follows from sums that are known. */
function follows(known: readonly (readonly number[])[], sum: readonly number[]): boolean {
  return rank([...known, sum]) === rank(known);
}

const NO_DAYS = { count: 0, median: null, p90: null };

/** A line from its bands: those who came to each step and no further. */
function lineOf(bands: readonly number[]): Funnel['total'] {
  const from = bands.map((_, at) => bands.slice(at).reduce((sum, count) => sum + count, 0));
  const ordered = from.at(-2) ?? 0;
  return {
    leads: from[0] ?? 0,
    reached: from.slice(1, -2),
    ordered,
    observed: ordered,
    returned: from.at(-1) ?? 0,
    lost: 0,
    cycle: { count: ordered, median: 3, p90: 9 },
    orderedBefore: 0,
  };
}

const steps = (line: Funnel['total']): number[] => [
  line.leads,
  ...line.reached,
  line.ordered,
  line.returned,
];

const funnels = fc
  .record({ channels: fc.integer({ min: 1, max: 4 }), bands: fc.integer({ min: 3, max: 5 }) })
  .chain(({ channels, bands }) =>
    fc.array(
      fc.array(
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 15 }),
          fc.integer({ min: 10, max: 400 }),
        ),
        { minLength: bands, maxLength: bands },
      ),
      { minLength: channels, maxLength: channels },
    ),
  )
  .map((bands): { readonly bands: number[][]; readonly view: Funnel } => {
    const totals = (bands[0] ?? []).map((_, step) =>
      bands.reduce((sum, row) => sum + (row[step] ?? 0), 0),
    );
    const days = { ...NO_DAYS, backwards: 0 };
    return {
      bands,
      view: {
        steps: totals.slice(2, -1).map((_, at) => `step ${at}`),
        channels: bands.map((row, at) => ({ channel: `channel ${at}`, ...lineOf(row) })),
        total: lineOf(totals),
        durations: [],
        toOrder: days,
      },
    };
  });

describe('the funnel of leads', () => {
  it('tells no few leads, neither themselves nor by what follows from its sums', () => {
    let shown = 0;
    fc.assert(
      fc.property(funnels, ({ bands, view }) => {
        const found = protectFunnel(view);
        if (found === null) return;
        shown++;
        const width = bands[0]?.length ?? 0;
        const cells = bands.length * width;
        const zeros = () => new Array<number>(cells).fill(0);
        const known: number[][] = [];
        // Of all channels each step is told.
        for (let step = 0; step < width; step++) {
          known.push(zeros().map((_, cell) => (cell % width === step ? 1 : 0)));
        }
        found.figure.channels.forEach((line, c) => {
          steps(line).forEach((count, step) => {
            expect(isFew(count)).toBe(false);
            if (count === HELD_BACK) return;
            known.push(
              zeros().map((_, cell) =>
                Math.floor(cell / width) === c && cell % width >= step ? 1 : 0,
              ),
            );
          });
        });
        bands.flat().forEach((count, cell) => {
          const only = zeros().map((_, other) => (other === cell ? 1 : 0));
          if (isFew(count)) expect(follows(known, only)).toBe(false);
        });
        bands.forEach((row, c) => {
          const leads = row.reduce((sum, count) => sum + count, 0);
          const all = zeros().map((_, cell) => (Math.floor(cell / width) === c ? 1 : 0));
          if (isFew(leads)) expect(follows(known, all)).toBe(false);
        });
      }),
      { numRuns: 1_000 },
    );
    expect(shown).toBeGreaterThan(100);
  });
});

const relation = fc
  .array(fc.record({ answered: fc.nat(40), silent: fc.nat(40) }), { minLength: 2, maxLength: 6 })
  .map((stages): StageRelation => {
    const answered = (customers: number): Answered =>
      customers < LEAST_COUNT
        ? { customers, mean: null, low: null, high: null }
        : { customers, mean: 50, low: 40, high: 60 };
    const line = (own: number, silent: number) => ({
      customers: own + silent,
      satisfaction: answered(own),
      recommendation: null,
      interactions: null,
    });
    const sum = (of: 'answered' | 'silent'): number =>
      stages.reduce((total, stage) => total + stage[of], 0);
    return {
      scheme: 'time',
      asOf: '2024-06-30',
      least: LEAST_COUNT,
      questions: [],
      stages: stages.map((stage, at) => ({
        id: `stage ${at}`,
        ...line(stage.answered, stage.silent),
      })),
      all: line(sum('answered'), sum('silent')),
    };
  });

describe('what stages answered', () => {
  it('tells no few customers and no few who answered, nor one alone beside the sum', () => {
    fc.assert(
      fc.property(relation, (view) => {
        const { figure } = protectRelation(view);
        const counts = figure.stages.map(({ customers }) => customers);
        const answers = figure.stages.map(({ satisfaction }) => satisfaction?.customers ?? 0);
        for (const [some, all] of [
          [counts, figure.all.customers],
          [answers, figure.all.satisfaction?.customers ?? null],
        ] as const) {
          expect(some.filter(isFew)).toEqual([]);
          if (all !== null) expect(some.filter((count) => count === HELD_BACK).length).not.toBe(1);
        }
        counts.forEach((count, at) => {
          if (count === HELD_BACK) expect(figure.stages[at]?.satisfaction?.mean ?? null).toBeNull();
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('figures from files beside the orders', () => {
  const CHANNELS = ['Web', 'Shop'];
  const numbers = Array.from({ length: 120 }, (_, at) => at + 1);
  const csv = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');

  beforeAll(() => {
    const day = (at: number): string => `2024-0${1 + (at % 5)}-1${at % 9}`;
    importAll(
      fileOf(
        csv(
          'order_id,customer_id,date,amount',
          numbers.map((at) => `o${at},c${at},${day(at)},10.00`),
        ),
      ),
    );
    importAll(
      fileOf(
        csv(
          'lead_id,created_at,stage,source,customer_id',
          // Half of the leads of each channel never ordered.
          numbers.flatMap((at) => {
            const source = CHANNELS[at % 2] ?? '';
            return [`L${at},2024-01-01,new,${source},c${at}`, `M${at},2024-01-02,new,${source},`];
          }),
        ),
        'leads.csv',
      ),
    );
    importAll(
      fileOf(
        csv(
          'response_id,customer_id,survey_date,satisfaction',
          numbers.map((at) => `S${at},c${at},2024-05-20,${1 + (at % 5)}`),
        ),
        'csat.csv',
      ),
    );
    runAnalysis(store, analysisSettingsSchema.parse({ asOf: '2024-06-30' }), control);
  });

  it.each([
    { kind: 'funnel', show: 'steps', channel: null },
    { kind: 'funnel', show: 'steps', channel: 'Web' },
    { kind: 'funnel', show: 'cycle', channel: null },
    { kind: 'relation', scheme: 'time', filter: null },
  ] as const satisfies ReportFigure[])(
    'answers $kind $show $channel as the contract says',
    (figure) => {
      const found = answerFigure({ store, run: latestRun(store) }, { id: 1, figure });
      expect(reportAnswerSchema.parse(found.answer)).toEqual(found.answer);
      expect(found.answer.view.ok ? 'shown' : found.answer.view.reason).toBe('shown');
    },
  );

  it('lets only the channel out that was asked for, and says when it is gone', () => {
    const ask = (channel: string) => {
      const figure = { kind: 'funnel', show: 'steps', channel } as const;
      return answerFigure({ store, run: latestRun(store) }, { id: 1, figure }).answer;
    };
    const web = ask('Web');
    if (web.kind !== 'funnel' || !web.view.ok) throw new Error('gated');
    expect(web.view.value.channels.map(({ channel }) => channel)).toEqual(['Web']);
    expect(ask('Radio').view).toMatchObject({ ok: false, reason: 'asks_for_gone' });
  });
});
