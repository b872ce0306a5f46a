import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOfDay, dayOfCivil, formatIsoDay } from '#shared/domain/calendar.ts';
import type { DateFormat } from '#shared/contract/importPlan.ts';
import { DateEvidence } from './dateEvidence.ts';
import { DateScanner } from './dateScanner.ts';
import { DATE_FAULTS } from './dateShapes.ts';

const encoder = new TextEncoder();

function format(order: DateFormat['order'], serial: DateFormat['serial'] = null): DateFormat {
  return { order, serial, time: true };
}

/** `YYYY-MM-DD` or `YYYY-MM-DD SSSSS`, or the name of the fault. */
function read(text: string, as = format('ymd')): string {
  const scanner = new DateScanner();
  const bytes = encoder.encode(text);
  scanner.scan(bytes, 0, bytes.length);
  const fault = scanner.resolve(as);
  if (fault !== DATE_FAULTS.none) {
    return Object.entries(DATE_FAULTS).find(([, code]) => code === fault)?.[0] ?? '';
  }
  return formatIsoDay(scanner.day) + (scanner.second < 0 ? '' : ` ${scanner.second}`);
}

function decide(values: readonly string[], header?: string) {
  const scanner = new DateScanner();
  const evidence = new DateEvidence(undefined, header);
  for (const value of values) {
    const bytes = encoder.encode(value);
    scanner.scan(bytes, 0, bytes.length);
    evidence.add(scanner);
  }
  return evidence.decide();
}

describe('DateScanner', () => {
  it('reads the layout of most exports as it reads the same moment in others', () => {
    const part = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
    const year = fc.integer({ min: 1969, max: 2101 });
    const mark = fc.constantFrom('-', '/');
    fc.assert(
      fc.property(year, mark, part, part, part, part, part, (y, m, month, day, hour, min, sec) => {
        const date = `${y}${m}${month}${m}${day}`;
        expect(read(date)).toBe(read(`${y}年${month}月${day}日`));
        // A fraction of a second is read the general way, and left out.
        expect(read(`${date} ${hour}:${min}:${sec}`)).toBe(read(`${date} ${hour}:${min}:${sec}.0`));
      }),
    );
  });

  it.each([
    ['2024-01-05', '2024-01-05'],
    [' 2024/1/5 ', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['20240105130509', '2024-01-05 47109'],
    ['2024年1月5日', '2024-01-05'],
    ['2024年01月05日 13:05', '2024-01-05 47100'],
    ['24年1月5日', '2024-01-05'],
    ['2024-01-05 13:05:09', '2024-01-05 47109'],
    ['2024-01-05T13:05:09Z', '2024-01-05 47109'],
    ['2024-01-05T23:30:00.123+08:00', '2024-01-05 84600'],
    ['2024-01-05 下午3:04', '2024-01-05 54240'],
    ['2024-01-05 上午 12:04', '2024-01-05 240'],
    ['2024/1/5 3:04:05 PM', '2024-01-05 54245'],
    ['2024/1/5 12:00 am', '2024-01-05 0'],
    ['2024年1月5日 13时05分09秒', '2024-01-05 47109'],
    ['2024-01-05 星期五', '2024-01-05'],
    ['2024年1月5日 13时5分9秒', '2024-01-05 47109'],
    ['2024-1-5 3:4:5', '2024-01-05 11045'],
    ['="2024-01-05"', '2024-01-05'],
    ["'2024/1/5 13:05", '2024-01-05 47100'],
    ['1704459909.0', '2024-01-05 47109'],
    ['５ Jan 2024', '2024-01-05'],
    ['5-Jan-24', '2024-01-05'],
    ['Jan 5, 2024', '2024-01-05'],
    ['January 5, 2024 13:05', '2024-01-05 47100'],
    ['Friday, 5 January 2024', '2024-01-05'],
    ['14th September, 2014', '2014-09-14'],
    ['1704459909', '2024-01-05 47109'],
    ['1704459909123', '2024-01-05 47109'],
    ['２０２４－０１－０５', '2024-01-05'],
    ['民國113年1月5日', '2024-01-05'],
    ['中華民國 99 年 12 月 31 日', '2010-12-31'],
    ['113/01/05', '2024-01-05'],
    ['113-1-5 下午3:04', '2024-01-05 54240'],
    ['2024/1/5（五）', '2024-01-05'],
    ['2024年1月5日上午9點', '2024-01-05 32400'],
    ['Fri Jan 05 13:05:09 PST 2018', '2018-01-05 47109'],
    ['20240105T130509Z', '2024-01-05 47109'],
    ['2024-01', '2024-01-01'],
    ['2024/7', '2024-07-01'],
    ['2024年7月', '2024-07-01'],
    ['2023. 1. 4.', '2023-01-04'],
    ['2023. 01. 04 15:04', '2023-01-04 54240'],
    ['2023. 1. 4. 오후 3:04', '2023-01-04 54240'],
    ['2023년 1월 4일', '2023-01-04'],
    ['2024年 1月 5日', '2024-01-05'],
    ['2023년 1월 4일 수요일 오전 9시 5분', '2023-01-04 32700'],
    ['2023-01-04 오후 12:30:15', '2023-01-04 45015'],
    ['2023년1월4일(수) 오후 3시', '2023-01-04 54000'],
    ['令和5年1月4日', '2023-01-04'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['㋿5年1月4日', '2023-01-04'],
    ['R5.1.4', '2023-01-04'],
    ['H31/04/30 13:05', '2019-04-30 47100'],
    ['2023年1月4日（水）午後3時04分', '2023-01-04 54240'],
    ['2023年1月4日 水曜日', '2023-01-04'],
    ['2023-W01-3', '2023-01-04'],
    ['2023W013', '2023-01-04'],
    ['2020-W53-7', '2021-01-03'],
    ['2026-W01-1', '2025-12-29'],
    ['2023-W01-3T10:00', '2023-01-04 36000'],
    ['2023-W01', '2023-01-02'],
    ['2023-004', '2023-01-04'],
    ['2024-366', '2024-12-31'],
    ['2023-004T10:00:00Z', '2023-01-04 36000'],
    ['2023Q3', '2023-07-01'],
    ['Q4 2023', '2023-10-01'],
    ['2023年第二季度', '2023-04-01'],
    ['4th Jan 2023', '2023-01-04'],
    ['Wednesday, January 4th, 2023', '2023-01-04'],
    ['2023 Jan 4', '2023-01-04'],
    ['2023-Jan-04 13:05', '2023-01-04 47100'],
    ['4 of January 2023', '2023-01-04'],
    ['4 de enero de 2023', '2023-01-04'],
    ['4 janvier 2023', '2023-01-04'],
    ['1er août 2023', '2023-08-01'],
    ['4. März 2023', '2023-03-04'],
    ['4-déc.-23', '2023-12-04'],
    ['04-1月-2023', '2023-01-04'],
    ['04-十二月-23', '2023-12-04'],
    ['一月 4, 2023', '2023-01-04'],
    ['January 2023', '2023-01-01'],
    ['二〇二三年一月四日', '2023-01-04'],
    ['二零二三年十二月三十一日', '2023-12-31'],
    ['二〇二四年元月二十號', '2024-01-20'],
    ['民國一百一十三年一月五日', '2024-01-05'],
    ['民國九十九年十月十日', '2010-10-10'],
    ['1130105', '2024-01-05'],
    ['0990105', '2010-01-05'],
    ['1130105 13:05', '2024-01-05 47100'],
    ['2023004', '2023-01-04'],
    ['240105', '2024-01-05'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'missing'],
    ['2024-02-30', 'impossible'],
    ['2023-02-29', 'impossible'],
    ['2024-13-01', 'impossible'],
    ['2024-01-05 25:00', 'impossible'],
    ['0000-00-00', 'range'],
    ['9999-12-31', 'range'],
    ['1969-12-31', 'range'],
    ['9999999999', 'range'],
    ['hello', 'unreadable'],
    ['12345', 'unreadable'],
    ['2024-01-05x', 'unreadable'],
    ['1/2/3/4', 'unreadable'],
    ['113/13/05', 'impossible'],
    ['213/01/05', 'unreadable'],
    ['2023-W53-1', 'unreadable'],
    ['2023-W00', 'unreadable'],
    ['2023-366', 'unreadable'],
    ['2023-000', 'unreadable'],
    ['1131305', 'impossible'],
    ['2023999', 'unreadable'],
    ['3000105', 'unreadable'],
    ['令和5年13月4日', 'impossible'],
    ['大化5年1月4日', 'unreadable'],
    ['2023. 1. 4. 5.', 'unreadable'],
    ['4 Foo 2023', 'unreadable'],
  ])('refuses %j as %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it('applies the order of the column', () => {
    expect(read('03/04/2024', format('dmy'))).toBe('2024-04-03');
    expect(read('03/04/2024', format('mdy'))).toBe('2024-03-04');
    expect(read('03/04/19', format('dmy'))).toBe('2019-04-03');
    expect(read('24/1/5', format('ymd'))).toBe('2024-01-05');
    expect(read('31/12/70', format('dmy'))).toBe('1970-12-31');
    expect(read('12/31/2024', format('dmy'))).toBe('impossible');
  });

  it('reads day numbers of spreadsheets in both epochs', () => {
    expect(read('45296', format('ymd', '1900'))).toBe('2024-01-05');
    expect(read('45296.5', format('ymd', '1900'))).toBe('2024-01-05 43200');
    expect(read('43834', format('ymd', '1904'))).toBe('2024-01-05');
  });

  it('reads every day back in every layout', () => {
    const day = fc.integer({ min: dayOfCivil(1970, 1, 1), max: dayOfCivil(2100, 12, 31) });
    fc.assert(
      fc.property(day, (n) => {
        const { year, month, date } = civilOfDay(n);
        const iso = formatIsoDay(n);
        expect(read(iso)).toBe(iso);
        expect(read(`${year}年${month}月${date}日`)).toBe(iso);
        expect(read(`${date}.${month}.${year}`, format('dmy'))).toBe(iso);
        expect(read(`${month}/${date}/${year}`, format('mdy'))).toBe(iso);
      }),
    );
  });
});

describe('weeks and days of the year', () => {
  it('are those of the calendar that JavaScript keeps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 366, max: 47_000 }), (day) => {
        const iso = formatIsoDay(day);
        const { year } = civilOfDay(day);
        const ordinal = day - dayOfCivil(year, 1, 1) + 1;
        expect(read(`${year}-${String(ordinal).padStart(3, '0')}`)).toBe(iso);
        // The week is that of its Thursday (ISO 8601), counted from the first of January of its year.
        const weekday = new Date(day * 86_400_000).getUTCDay() || 7;
        const thursday = day - weekday + 4;
        const weekYear = civilOfDay(thursday).year;
        const week = Math.floor((thursday - dayOfCivil(weekYear, 1, 1)) / 7) + 1;
        expect(read(`${weekYear}-W${String(week).padStart(2, '0')}-${weekday}`)).toBe(iso);
      }),
    );
  });
});

describe('DateEvidence', () => {
  it('settles the order by one day over twelve', () => {
    expect(decide(['01/02/2024', '25/02/2024'])).toMatchObject({ format: { order: 'dmy' } });
    expect(decide(['01/02/2024', '02/25/2024'])).toMatchObject({ format: { order: 'mdy' } });
  });

  it('asks when no value settles it, and when values contradict', () => {
    expect(decide(['01/02/2024', '03/04/2024'])).toMatchObject({
      format: { order: null },
      options: ['dmy', 'mdy'],
      evidence: { code: 'date.nothing_over_12', counts: { differing: 2 } },
    });
    expect(decide(['25/02/2024', '02/25/2024'])).toMatchObject({
      format: { order: null },
      evidence: { code: 'date.mixed' },
    });
  });

  it('does not ask when both readings are the same day', () => {
    expect(decide(['01/01/2024', '02/02/2024']).format.order).toBe('dmy');
  });

  it('tells two-digit years in front from those behind by how often they change', () => {
    const days = Array.from({ length: 28 }, (_, i) => i + 1);
    expect(decide(days.map((d) => `${d}/3/${19 + (d % 3)}`)).format.order).toBe('dmy');
    expect(decide(days.map((d) => `${19 + (d % 3)}/3/${d}`)).format.order).toBe('ymd');
  });

  it('tells years of the Republic of China, and asks where shorter ones stand beside them', () => {
    expect(decide(['113/01/05', '民國112年3月4日'])).toMatchObject({
      format: { order: 'ymd' },
      evidence: { code: 'date.republic_year', counts: { republic: 2 } },
      options: [],
    });
    expect(decide(['100/01/05', '99/12/31']).format.order).toBeNull();
  });

  it('reads bare digits of the Republic of China by the whole column', () => {
    expect(decide(['1130105', '1130215'])).toMatchObject({
      format: { order: 'ymd' },
      evidence: { code: 'date.republic_year' },
    });
    const both = decide(['990105', '1000105', '1130230']);
    expect(both).toMatchObject({ format: { order: 'republic' }, options: [] });
    expect(read('990105', both.format)).toBe('2010-01-05');
    expect(read('1130105', both.format)).toBe('2024-01-05');
    // 13 is no year that orders have there: the digits say nothing together.
    expect(decide(['130105', '1000105']).format.order).toBeNull();
  });

  it('offers years of the Republic of China, and takes them where the header names them', () => {
    expect(decide(['100/01/05', '99/12/31']).options[0]).toBe('republic');
    const named = decide(['99/12/31', '98/1/5'], '日期(民國)');
    expect(named).toMatchObject({
      format: { order: 'republic' },
      evidence: { code: 'date.republic_header' },
    });
    expect(read('99/12/31', named.format)).toBe('2010-12-31');
  });

  it('takes six digits for months where all of them can be, and otherwise for days', () => {
    const months = decide(['202401', '202402', '202412']);
    expect(months).toMatchObject({
      format: { order: 'ymd', digits: 'month' },
      evidence: { code: 'date.month_only' },
    });
    expect(read('202402', months.format)).toBe('2024-02-01');
    const days = decide(
      Array.from({ length: 28 }, (_, i) => `2401${String(i + 1).padStart(2, '0')}`),
    );
    expect(days.format).toEqual({ order: 'ymd', serial: null, time: false });
    expect(decide(['010224', '250224']).format.order).toBeNull();
  });

  it('tells a period from a day', () => {
    const scanner = new DateScanner();
    const period = (text: string): boolean => {
      const bytes = encoder.encode(text);
      scanner.scan(bytes, 0, bytes.length);
      return scanner.periodOnly;
    };
    const periods = ['2024-01', '2024-W01', 'Q1 2024', 'Jan 2024', '2024年第一季度'];
    const days = ['2024-01-01', '2024-W01-1', '2024-001', '1 Jan 2024'];
    expect(periods.filter(period)).toEqual(periods);
    expect(days.filter(period)).toEqual([]);
  });

  it('notices day numbers and times', () => {
    expect(decide(['45296', '45297']).format).toEqual({
      order: 'ymd',
      serial: '1900',
      time: false,
    });
    expect(decide(['2024-01-05 10:00']).format.time).toBe(true);
  });
});
