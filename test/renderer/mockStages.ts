import { RISK_TIERS } from '#shared/domain/playbook.ts';
import type { NeedLine } from '#shared/contract/stageNeed.ts';
import type { StageProfile, StageRelation } from '#shared/contract/stages.ts';
import { isDated, STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';
import { split, stagesOf } from './mockMonths.ts';

/** Stages of the small shop of mockMonths.ts: the same counts, split by formulas. */

const MONEY = { money: RUN.money, hasAmounts: true } as const;

function nowOf(scheme: StageScheme): readonly number[] {
  return stagesOf(scheme).months.at(-1)?.customers ?? [];
}

function profileOf(scheme: StageScheme): StageProfile {
  const counts = nowOf(scheme);
  return {
    scheme,
    asOf: RUN.asOf,
    ...MONEY,
    horizonMonths: 12,
    stages: stagesOf(scheme).stages.map(({ id, hasData }, at) => {
      const customers = counts[at] ?? 0;
      return {
        id,
        hasData,
        customers,
        orders: customers * (1 + at),
        revenue: customers * (1 + at) * 21_000,
        yearRevenue: customers * 9_000,
        silence: customers > 0 ? 20 + at * 90 : null,
        chance: customers > 0 ? 0.8 / (1 + at) : null,
        value: Math.round((customers * 40_000) / (1 + at)),
      };
    }),
    rhythm:
      scheme === 'cadence' ? { own: 1800, common: 2519, leastDays: 3, commonGapDays: 29.5 } : null,
  };
}

function answered(customers: number, mean: number) {
  return customers < 10
    ? { customers, mean: null, low: null, high: null }
    : { customers, mean, low: mean - 3.2, high: mean + 3.2 };
}

function relationOf(scheme: StageScheme): StageRelation {
  const line = (customers: number, at: number) => ({
    customers,
    satisfaction: answered(Math.round(customers / 9), 78 - at * 6),
    recommendation: answered(Math.round(customers / 20), 31 - at * 14),
    interactions: customers > 0 ? 0.4 + at / 5 : null,
  });
  const counts = nowOf(scheme);
  return {
    scheme,
    asOf: RUN.asOf,
    least: 10,
    questions: [
      { question: 'satisfaction', scale: { least: 1, most: 5 }, answers: 611, known: 540 },
      { question: 'recommendation', scale: { least: 0, most: 10 }, answers: 240, known: 213 },
      { question: 'satisfaction', scale: null, answers: 18, known: 2 },
    ],
    stages: stagesOf(scheme).stages.map(({ id }, at) => ({ id, ...line(counts[at] ?? 0, at) })),
    all: line(
      counts.reduce((sum, count) => sum + count, 0),
      1,
    ),
  };
}

const NEED_NAMES = ['Lighting', 'Kitchen', 'Garden'];

function needLine(customers: number, at: number): NeedLine {
  const weights = [4 - at / 2, 3, 1 + at, 0.5];
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const cells = weights.map((weight) => ({
    value: Math.round(customers * weight * 9000),
    share: customers > 0 ? weight / whole : null,
    customers: Math.round((customers * weight) / whole),
  }));
  return {
    customers,
    nameless: Math.round(customers / 20),
    breadth: customers > 0 ? 1.4 + at / 5 : null,
    cells: cells.slice(0, NEED_NAMES.length),
    others: null,
    unknown: cells.at(-1) ?? null,
  };
}

const ONLY_NOW = { ok: false, code: 'NO_DATA', reason: 'only_now', details: {} } as const;

/** Answers of the lifecycle screen beyond its months and movement. */
export const stageAnswers: MockAnswers = {
  'stages.relation': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: relationOf(scheme),
  }),
  'stages.risk': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: {
      scheme,
      asOf: RUN.asOf,
      ...MONEY,
      horizonMonths: 12,
      stages: [...STAGE_SCHEMES[scheme]],
      tiers: RISK_TIERS.map(({ id }) => id),
      customers: nowOf(scheme).map((count) => split(count, [4, 3, 2, 1])),
      revenue: nowOf(scheme).map((count) => split(count * 17_000, [4, 3, 2, 1])),
    },
  }),
  'stages.need': ({ scheme }: { scheme: StageScheme }) => {
    const counts = nowOf(scheme);
    return {
      ok: true,
      value: {
        scheme,
        kind: 'category',
        firstDay: RUN.firstDay,
        asOf: RUN.asOf,
        ...MONEY,
        names: NEED_NAMES,
        more: 0,
        stages: stagesOf(scheme).stages.map(({ id }, at) => ({
          id,
          ...needLine(counts[at] ?? 0, at),
        })),
        all: needLine(
          counts.reduce((sum, count) => sum + count, 0),
          1,
        ),
      },
    };
  },
  'stages.answersBefore': {
    day: '2011-10-31',
    satisfaction: answered(480, 70.5),
    recommendation: answered(8, 0),
  },
  'stages.profile': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: profileOf(scheme),
  }),
  'stages.flow': ({ scheme }: { scheme: StageScheme }) => {
    if (!isDated(scheme)) return ONLY_NOW;
    const view = stagesOf(scheme);
    const months = view.months.map(({ month, complete, customers }, at) => ({
      month,
      complete,
      entered: customers.map((count) => Math.round(count / 8)),
      left: customers.map((count) => (at === 0 ? 0 : Math.round(count / 10))),
    }));
    return { ok: true, value: { scheme, stages: view.stages.map(({ id }) => id), months } };
  },
  'stages.winBack': {
    ok: true,
    value: {
      ...MONEY,
      activeMonths: 12,
      months: stagesOf('time').months.map(({ month, complete }, at) => ({
        month,
        complete,
        lost: at * 40,
        wonBack: at * 3,
        revenue: at * 61_000,
      })),
    },
  },
  'stages.cross': ({ rows, columns }: { rows: StageScheme; columns: StageScheme }) => {
    const customers = nowOf(rows).map((count) =>
      split(
        count,
        STAGE_SCHEMES[columns].map((_, at) => 1 + at),
      ),
    );
    return {
      ok: true,
      value: {
        ...MONEY,
        rows: { scheme: rows, stages: [...STAGE_SCHEMES[rows]] },
        columns: { scheme: columns, stages: [...STAGE_SCHEMES[columns]] },
        customers,
        revenue: customers.map((row) => row.map((count) => count * 17_000)),
      },
    };
  },
  'stages.preview': ({ scheme }: { scheme: StageScheme }) => {
    const counts = nowOf(scheme);
    return {
      ok: true,
      value: {
        stages: stagesOf(scheme).stages.map(({ id, hasData }, at) => ({
          id,
          hasData,
          customers: counts[at] ?? 0,
        })),
        customers: counts.reduce((sum, count) => sum + count, 0),
      },
    };
  },
  'stages.beforeOrder': {
    ok: true,
    value: {
      asOf: RUN.asOf,
      asleepDays: 180,
      awareness: 214,
      interest: 87,
      months: stagesOf('behaviour').months.map(({ month }, at) => ({
        month,
        awareness: 180 + 3 * at,
        interest: 60 + 2 * at,
      })),
    },
  },
  'stages.targets': {
    targets: [
      {
        scheme: 'time',
        stage: 'active',
        measure: 'share',
        direction: 'at_least',
        target: 0.4,
        limit: 0.3,
      },
    ],
  },
  'stages.setTargets': { targets: [] },
};
