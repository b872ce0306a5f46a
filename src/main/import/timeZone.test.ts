import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPlanSchema, type ImportOverrides } from '#shared/contract/importPlan.ts';
import { dayOfCivil, formatIsoDay } from '#shared/domain/calendar.ts';
import { codeOf, control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import {
  checkFile,
  inspectFile,
  readTimeZone,
  recallPlan,
  rememberPlan,
  saveTimeZone,
  type Recall,
} from './index.ts';
import { DateScanner } from './type/dateScanner.ts';
import { offsetBehind } from './type/timeOffset.ts';
import { ZoneClock } from './type/zoneClock.ts';

const at = (text: string): number => Date.parse(text) / 1000;

describe('the clock of a zone', () => {
  // Changes of clocks as the IANA database has them, with the seconds before and after.
  it.each([
    ['Asia/Shanghai', '2024-06-01T00:00:00Z', 8 * 3600],
    ['Asia/Shanghai', '1988-07-01T00:00:00Z', 9 * 3600],
    ['UTC', '2024-01-01T00:00:00Z', 0],
    ['Asia/Kathmandu', '2024-01-01T00:00:00Z', 5.75 * 3600],
    ['Europe/Berlin', '2024-03-31T00:59:59Z', 3600],
    ['Europe/Berlin', '2024-03-31T01:00:00Z', 7200],
    ['America/St_Johns', '2006-04-02T03:30:59Z', -3.5 * 3600],
    ['America/St_Johns', '2006-04-02T03:31:00Z', -2.5 * 3600],
    ['Australia/Lord_Howe', '2024-04-06T14:59:59Z', 11 * 3600],
    ['Australia/Lord_Howe', '2024-04-06T15:00:00Z', 10.5 * 3600],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -10 * 3600],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14 * 3600],
  ])('%s at %s', (zone, moment, offset) => {
    const clock = new ZoneClock(zone);
    expect(clock.offsetAt(at(moment))).toBe(offset);
    // Again from what was remembered.
    expect(clock.offsetAt(at(moment))).toBe(offset);
  });

  it('remembers hours without another answer than the system gives', () => {
    const zones = ['America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Tehran'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(fc.integer({ min: 0, max: at('2100-12-31T23:59:59Z') }), { maxLength: 20 }),
        (zone, moments) => {
          const clock = new ZoneClock(zone);
          const plain = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          });
          for (const moment of moments) {
            const local = at(`${plain.format(moment * 1000).replace(' ', 'T')}Z`);
            expect(clock.offsetAt(moment)).toBe(local - moment);
          }
        },
      ),
    );
  });
});

it.each([
  ['Z', 0],
  ['z', 0],
  [' +08:00', 480],
  ['+0800', 480],
  ['-05', -300],
  ['+5', 300],
  ['-0330', -210],
  ['+14:00', 840],
  ['', NaN],
  ['+15:00', undefined],
  ['+08:60', undefined],
  ['+8:00', undefined],
  ['+08:0', undefined],
  ['+', undefined],
  ['x', undefined],
])('the offset %j', (text, minutes) => {
  const bytes = Buffer.from(text);
  expect(offsetBehind(bytes, 0, bytes.length)).toBe(minutes);
});

it('moves what has an offset, and only that', () => {
  const clock = new ZoneClock('Asia/Shanghai');
  const scanner = new DateScanner();
  const read = (text: string) => {
    const bytes = Buffer.from(text);
    scanner.scan(bytes, 0, bytes.length);
    scanner.resolve({ order: 'dmy', serial: null, time: true });
    clock.apply(scanner);
    return [formatIsoDay(scanner.day), scanner.second, clock.moved];
  };
  expect(read('2024-01-05T23:30:00Z')).toEqual(['2024-01-06', 7.5 * 3600, true]);
  expect(read('05/01/2024 23:30:00 +08:00')).toEqual(['2024-01-05', 23.5 * 3600, false]);
  expect(read('2024-01-06 00:10:00 +09:00')).toEqual(['2024-01-05', 23 * 3600 + 600, true]);
  expect(read('1704497400')).toEqual(['2024-01-06', 7.5 * 3600, true]);
  expect(read('2024-01-05 23:30:00')).toEqual(['2024-01-05', 23.5 * 3600, false]);
  expect(read('2024-01-05')).toEqual(['2024-01-05', -1, false]);
});

describe('a column that states its zone', () => {
  const FILE = `order_no,paid at,customer_id,amount
A1,2024-01-05T23:30:00Z,c1,1.00
A2,2024-01-05T10:00:00Z,c1,2.00
A3,2024-01-05T23:30:00+08:00,c2,3.00
A4,2024-01-05T23:30:00,c2,4.00
`;
  const days = (batch: { readonly id: number }): string[] =>
    Array.from(store.batches.column(batch.id, 'day') ?? [], (day) => formatIsoDay(day));

  it('keeps days as written without a zone, and tells of the offsets', () => {
    const path = fileOf(FILE);
    const { columns, plan } = inspectFile(path, {}, control);
    expect(plan.columns[1]?.date?.zone).toBeUndefined();
    expect(columns[1]?.evidence[1]).toEqual({
      code: 'zone.as_written',
      counts: { values: 4, offsets: 3, different: 2, moved: 0 },
    });
    const batch = importAll(path);
    expect(days(batch)).toEqual(Array.from({ length: 4 }, () => '2024-01-05'));
    expect(batch.warnings['DAY_MOVED']).toBeUndefined();
  });

  it('counts days in it, says how many move, and is remembered', () => {
    const path = fileOf(FILE);
    const said = { answers: { 'time_zone.paid at': 'Asia/Shanghai' } };
    const { columns, plan } = inspectFile(path, said, control);
    expect(columns[1]?.evidence[1]).toEqual({
      code: 'zone.moved',
      counts: { values: 4, offsets: 3, different: 2, moved: 1 },
    });
    const batch = importAll(path, said);
    expect(days(batch)).toEqual(['2024-01-06', '2024-01-05', '2024-01-05', '2024-01-05']);
    expect(Array.from(store.batches.column(batch.id, 'second') ?? [])).toEqual([
      7.5 * 3600,
      18 * 3600,
      23.5 * 3600,
      23.5 * 3600,
    ]);
    expect(batch.warnings['DAY_MOVED']).toBe(1);
    rememberPlan(store, plan);
    const again = inspectFile(path, {}, control, {
      recall: (reading, names) => recallPlan(store, reading, names),
    });
    expect(again.plan.columns[1]?.date?.zone).toBe('Asia/Shanghai');
    // What is said now goes before what is remembered.
    const cleared = inspectFile(path, { zones: { 'paid at': '' } }, control, {
      recall: (reading, names) => recallPlan(store, reading, names),
    });
    expect(cleared.plan.columns[1]?.date?.zone).toBeUndefined();
  });

  it('is that of the workspace where the column has said none, and where it says anything', () => {
    const path = fileOf(FILE);
    const zone = (said: ImportOverrides, text = path): string | undefined =>
      inspectFile(text, said, control, { zone: 'Asia/Shanghai' }).plan.columns[1]?.date?.zone;
    expect(zone({})).toBe('Asia/Shanghai');
    expect(zone({ zones: { 'paid at': 'UTC' } })).toBe('UTC');
    expect(zone({ zones: { 'paid at': '' } })).toBeUndefined();
    // Days without an offset are the same in every zone: the plan stays what it was.
    const plain = fileOf(FILE.replaceAll(/(?:Z|[+-]\d\d:?\d\d)(?=,)/gu, ''));
    expect(inspectFile(plain, {}, control, { zone: 'Asia/Shanghai' })).toEqual(
      inspectFile(plain, {}, control),
    );
    saveTimeZone(store, 'Asia/Taipei');
    expect(readTimeZone(store)).toBe('Asia/Taipei');
    saveTimeZone(store, null);
    expect(readTimeZone(store)).toBeUndefined();
  });

  it('is no other column and no unknown zone', () => {
    const path = fileOf(FILE);
    const ask = (answers: Record<string, string>) =>
      codeOf(() => inspectFile(path, { answers }, control));
    expect(ask({ 'time_zone.amount': 'UTC' })).toBe('COLUMN_MISSING');
    expect(ask({ 'time_zone.paid at': 'Mars/Olympus' })).toBe('BAD_REQUEST');
  });

  it('works for files of other kinds', () => {
    const visits = `visit_id,visited_at,customer_id,event_type,channel
V1,2024-01-05T23:30:00Z,c1,visit,web
V2,2024-01-05T10:00:00Z,c1,visit,web
`;
    const batch = importAll(fileOf(visits, 'visits.csv'), {
      kind: 'interactions',
      zones: { visited_at: 'Asia/Taipei' },
    });
    expect(days(batch)).toEqual(['2024-01-06', '2024-01-05']);
  });

  it('leaves the field of a marked row empty, and moves the days of the others', () => {
    const survey = `response_id,nps_score,submitted
r1,9,2024-01-05T23:30:00Z
r2,8,2024-02-31T23:30:00Z
r3,7,later
r4,7,2100-12-31T23:30:00Z
`;
    const path = fileOf(survey, 'survey.csv');
    const said: ImportOverrides = {
      kind: 'surveys',
      map: { submitted: 'date', nps_score: 'score' },
      zones: { submitted: 'Asia/Taipei' },
      empty: { submitted: ['later'] },
      onBadRow: 'mark',
    };
    const report = checkFile(path, inspectFile(path, said, control).plan, control);
    expect(report.warnings.find(({ code }) => code === 'DAY_MOVED')).toMatchObject({
      column: 'submitted',
      count: 1,
      line: 2,
      values: ['2024-01-05T23:30:00Z'],
    });
    const batch = importAll(path, said);
    expect(batch).toMatchObject({
      rowsAccepted: 4,
      rowsMarked: 2,
      marks: { DATE_IMPOSSIBLE: 1, DATE_RANGE: 1 },
    });
    const day = dayOfCivil(2024, 1, 6);
    expect([...(store.batches.column(batch.id, 'day') ?? [])]).toEqual([day, NaN, NaN, NaN]);
    expect([...(store.batches.column(batch.id, 'second') ?? [])]).toEqual([7.5 * 3600, -1, -1, -1]);
    // Both are remembered for the next file of this form.
    rememberPlan(store, importPlanSchema.parse(JSON.parse(batch.plan)));
    const recall: Recall = (reading, names) => recallPlan(store, reading, names);
    const again = inspectFile(path, {}, control, { recall }).plan.columns[2];
    expect(again).toMatchObject({ date: { zone: 'Asia/Taipei' }, empty: ['later'] });
  });
});
