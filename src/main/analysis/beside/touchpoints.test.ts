import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { TouchDays } from '#shared/contract/touchpoints.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({ asOf: '2024-06-30' });

/** c01 to c24: the even ones ordered in March, the odd ones two years before. */
const CUSTOMERS = Array.from({ length: 24 }, (_, at) => String(at + 1).padStart(2, '0'));
const isEven = (number: string): boolean => Number(number) % 2 === 0;
const phoneOf = (number: string): string => `138000000${number}`;
const lines = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');

beforeAll(() => {
  const orders = CUSTOMERS.map((number) => {
    const day = isEven(number) ? '2024-03-01' : '2022-01-15';
    return `o${number},c${number},${day},10.00,${phoneOf(number)}`;
  });
  importAll(fileOf(lines('order_id,customer_id,date,amount,phone', orders)), {
    answers: { currency: 'CNY' },
  });
});

function touchpoints(days: TouchDays, filter: SegmentRule | null = null) {
  const found = latestRun(store).touchpoints().of(days, filter, control);
  expect(contract['acquisition.touchpoints'].output.parse(found)).toEqual(found);
  if (!found.ok) throw new Error(found.reason);
  return found.value;
}

describe('touchpoints', () => {
  it('say when no file tells interactions', () => {
    runAnalysis(store, SETTINGS, control);
    expect(latestRun(store).touchpoints().of(30, null, control)).toMatchObject({
      ok: false,
      reason: 'no_interactions',
    });
  });

  it('tell who ordered after them: customers, leads and strangers, each once', () => {
    // A lead whose phone is a customer's is that customer.
    const leads = [`LD1,k7,2024-02-01,web,new,${phoneOf('02')}`];
    importAll(fileOf(lines('lead_id,customer_id,date,channel,stage,phone', leads), 'leads.csv'));
    const visits = [
      ...CUSTOMERS.map((number) => `V${number},2024-02-20,c${number},Visit`),
      // Once more, after the order; the person is still one.
      'V30,2024-04-02,c02,visit',
      ...[1, 2, 3, 4, 5, 6].map((at) => `V4${at},2024-02-20,stranger${at},ＶＩＳＩＴ`),
      'C1,2024-02-25,k7,Call',
      'C2,2024-06-25,c04,Call',
      'C3,2024-02-20,,Call',
      'N1,2024-02-28,c06,',
      // After the analysis date: not yet known.
      'C4,2024-07-02,c08,Call',
    ];
    importAll(fileOf(lines('visit_id,visited_at,customer_id,event_type', visits), 'visits.csv'));
    runAnalysis(store, SETTINGS, control);
    const { touchpoints: found, all, nameless, others, least } = touchpoints(30);
    const share = { share: null, low: null, high: null };
    expect(found).toEqual([
      {
        ...{ name: 'Visit', touches: 31, open: 0, people: 30, observed: 30, ordered: 12 },
        share: 0.4,
        // Wilson (1927) by hand for 12 of 30.
        low: expect.closeTo(0.2459, 4) as number,
        high: expect.closeTo(0.5768, 4) as number,
      },
      { name: 'Call', touches: 2, open: 1, people: 2, observed: 1, ordered: 1, ...share },
      { name: '', touches: 1, open: 0, people: 1, observed: 1, ordered: 1, ...share },
    ]);
    expect(all).toMatchObject({ touches: 34, open: 1, people: 30, observed: 30, ordered: 12 });
    expect([nameless, others, least]).toEqual([1, null, 10]);
  });

  it('take orders within the days alone', () => {
    // From 20 February to 1 March are ten days.
    expect(touchpoints(7).touchpoints[0]).toMatchObject({ observed: 30, ordered: 0 });
    expect(touchpoints(7).all).toMatchObject({ open: 1, ordered: 2 });
    expect(touchpoints(90).touchpoints[0]).toMatchObject({ touches: 31, open: 1, ordered: 12 });
  });

  it('follow the filter: who never ordered is in none', () => {
    const late: SegmentRule = { kind: 'day', field: 'last_order', from: '2024-01-01' };
    const { touchpoints: found, nameless } = touchpoints(30, late);
    expect(found[0]).toMatchObject({
      touches: 13,
      people: 12,
      observed: 12,
      ordered: 12,
      share: 1,
    });
    expect(nameless).toBe(0);
  });
});
