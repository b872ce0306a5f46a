import { beforeAll, describe, expect, it } from 'vitest';
import { stagesContract } from '#shared/contract/stages.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({ asOf: '2024-06-30' });

/** c01 to c24, each with a phone; the even ones ordered lately, the odd ones long ago. */
const CUSTOMERS = Array.from({ length: 24 }, (_, at) => String(at + 1).padStart(2, '0'));
const isEven = (number: string): boolean => Number(number) % 2 === 0;
const phoneOf = (number: string): string => `138000000${number}`;

const ORDERS = CUSTOMERS.map((number) => {
  const day = isEven(number) ? '2024-06-01' : '2022-01-15';
  return `o${number},c${number},${day},10.00,${phoneOf(number)}`;
});

const lines = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');

beforeAll(() => {
  importAll(fileOf(lines('order_id,customer_id,date,amount,phone', ORDERS)), {
    answers: { currency: 'CNY' },
  });
  const people = CUSTOMERS.map((number) =>
    [`c${number}`, isEven(number) ? 'Gold' : 'ＧＯＬＤ', number > '12' ? 'North' : 'South'].join(
      ',',
    ),
  );
  // A later row of the same customer says more.
  people.push('c01,silver,South', 'nobody,platinum,East');
  importAll(fileOf(lines('customer_id,level,region', people), 'customers.csv'));
  const answers = CUSTOMERS.map((number, at) => {
    const score = isEven(number) ? 5 : 1 + (at % 3);
    return `S${number},c${number},2024-05-01,${score}`;
  });
  // Of a day after the analysis date: not yet known.
  answers.push('S99,c02,2024-07-01,1');
  importAll(fileOf(lines('response_id,customer_id,survey_date,satisfaction', answers), 'csat.csv'));
  const nps = ['N1,c02,2024-03-01,3', 'N2,c02,2024-04-01,10', 'N3,c04,2024-04-01,0'];
  importAll(fileOf(lines('response_id,customer_id,survey_date,nps', nps), 'nps.csv'));
  const tickets = [
    `T1,,2024-06-20,refund,${phoneOf('02')}`,
    'T2,c02,2023-01-01,refund,',
    'T3,c04,2024-06-30,refund,',
    'T4,c06,2024-07-15,refund,',
  ];
  importAll(fileOf(lines('ticket_id,customer_id,opened_at,topic,phone', tickets), 'tickets.csv'));
  runAnalysis(store, SETTINGS, control);
});

function sizeOf(rule: SegmentRule): number {
  return latestRun(store).segments().count(rule, null).chosen.customers;
}

function choice(field: 'attribute.level' | 'attribute.region', ...values: string[]): SegmentRule {
  return { kind: 'choice', field, values };
}

describe('attributes', () => {
  it('choose customers by what a file of customers says last, in one spelling', () => {
    expect(sizeOf(choice('attribute.level', 'Gold'))).toBe(23);
    expect(sizeOf(choice('attribute.level', 'silver'))).toBe(1);
    expect(sizeOf(choice('attribute.region', 'North'))).toBe(12);
    // Nobody of the ledger has it.
    expect(sizeOf(choice('attribute.level', 'platinum'))).toBe(0);
  });

  it('make cohorts, the unknown by themselves, or say which file would', () => {
    const question = { by: 'attribute.region', period: 'month', filter: null } as const;
    const retention = latestRun(store).retention();
    const cohorts = retention.cohorts(question, control);
    expect(cohorts.ok && cohorts.value.cohorts.map(({ id, size }) => [id, size])).toEqual([
      ['North', 12],
      ['South', 12],
    ]);
    const unknown = retention.cohorts({ ...question, by: 'attribute.gender' }, control);
    expect(unknown).toMatchObject({ ok: false, reason: 'no_attribute' });
  });

  it('are offered with their customers', () => {
    const { choices } = latestRun(store).segments().fields(null);
    expect(choices.find(({ field }) => field === 'attribute.level')?.options).toEqual([
      { value: 'Gold', customers: 23 },
      { value: 'silver', customers: 1 },
    ]);
    expect(choices.some(({ field }) => field === 'attribute.gender')).toBe(false);
  });
});

describe('answers and interactions', () => {
  it('are numbers that a rule can ask for, up to the analysis date', () => {
    expect(sizeOf({ kind: 'number', field: 'satisfaction', least: 100 })).toBe(12);
    expect(sizeOf({ kind: 'number', field: 'satisfaction', most: 0 })).toBe(4);
    expect(sizeOf({ kind: 'number', field: 'recommendation', least: 9 })).toBe(1);
    expect(sizeOf({ kind: 'known', field: 'recommendation' })).toBe(2);
    expect(sizeOf({ kind: 'number', field: 'interactions', least: 1, most: 1 })).toBe(2);
    expect(sizeOf({ kind: 'number', field: 'interaction_days', most: 9 })).toBe(1);
  });

  it('are known of the end of the period before, on the scale of today', () => {
    // The period is June; the answers to satisfaction are all of May, those to the other are too few.
    const before = latestRun(store).answersBefore();
    expect(stagesContract['stages.answersBefore'].output.parse(before)).toEqual(before);
    const now = latestRun(store).relation('time', null);
    if (!now.ok) throw new Error(now.reason);
    expect(before?.day).toBe('2024-05-31');
    expect(before?.satisfaction).toEqual(now.value.all.satisfaction);
    expect(before?.recommendation).toMatchObject({ customers: 2, mean: null });
  });

  it('of a later day change nothing of before', () => {
    runAnalysis(store, { ...SETTINGS, asOf: '2024-05-01' }, control);
    // One period back nobody had answered, though the scale is known.
    expect(latestRun(store).answersBefore()).toMatchObject({
      day: '2024-04-01',
      satisfaction: { customers: 0, mean: null },
    });
    runAnalysis(store, SETTINGS, control);
  });

  it('are told by stage, with too few answers as none', () => {
    const relation = latestRun(store).relation('time', null);
    expect(stagesContract['stages.relation'].output.parse(relation)).toEqual(relation);
    if (!relation.ok) throw new Error(relation.reason);
    const { stages, all, questions } = relation.value;
    const lost = stages.find(({ id }) => id === 'lost');
    expect(lost?.customers).toBe(12);
    // 1, 2 and 3 of 1 to 5: 0, 25 and 50 points, four times each.
    expect(lost?.satisfaction).toMatchObject({ customers: 12, mean: 25 });
    expect(lost?.recommendation).toEqual({ customers: 0, mean: null, low: null, high: null });
    expect(lost?.interactions).toBe(0);
    expect(all.satisfaction?.mean).toBe(62.5);
    expect(questions).toEqual([
      { question: 'satisfaction', scale: { least: 1, most: 5 }, answers: 24, known: 24 },
      { question: 'recommendation', scale: { least: 0, most: 10 }, answers: 3, known: 3 },
    ]);
  });

  it('follow the filter', () => {
    const relation = latestRun(store).relation('time', choice('attribute.region', 'North'));
    expect(relation.ok && relation.value.all.customers).toBe(12);
  });
});
