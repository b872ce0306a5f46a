import { describe, expect, it } from 'vitest';
import { leadScoresSchema } from '#shared/contract/leadScores.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import {
  formatIsoDay,
  lastDayOfMonth,
  parseIsoDay,
  parseIsoMonth,
} from '#shared/domain/calendar.ts';
import { mulberry } from '#test/support/random.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis, tableRecords } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({});
const FIRST = parseIsoDay('2023-01-01') ?? 0;
const DAYS = 700;
const day = (n: number): string => formatIsoDay(FIRST + n);

interface Files {
  readonly orders: string[];
  readonly leads: string[];
  readonly calls: string[];
}

/** Two channels, one of which sells four times as well; who was called orders sooner. */
function files(count: number): Files {
  const random = mulberry(21);
  const orders = ['order_id,customer_id,date,amount,channel'];
  const leads = ['lead_id,created_at,stage,source,customer_id'];
  const calls = ['ticket_id,customer_id,created_at,type'];
  for (let l = 0; l < count; l++) {
    const web = random() < 0.5;
    const first = Math.floor(random() * DAYS);
    const called = random() < 0.4 ? first + 3 : Infinity;
    leads.push(`L${l},${day(first)},new,${web ? 'Web' : 'ＦＡＩＲ '},P${l}`);
    if (called <= DAYS) calls.push(`T${l},P${l},${day(called)},call`);
    for (let n = first; n <= Math.min(DAYS, first + 200); n++) {
      if (random() >= (web ? 0.003 : 0.012) * (n > called ? 2.5 : 1)) continue;
      orders.push(
        `O${l},P${l},${day(n)},${(20 + random() * 50).toFixed(2)},${web ? 'web' : 'fair'}`,
      );
      break;
    }
  }
  return { orders, leads, calls };
}

const { orders, leads, calls } = files(2500);

/** The last day of a month, or of the rows in the month of the analysis date. */
function monthEnd(month: string): number {
  const last = latestRun(store).stages('behaviour');
  const asOf = last.ok ? (parseIsoDay(last.value.run.asOf) ?? 0) : 0;
  return Math.min(lastDayOfMonth(parseIsoMonth(month) ?? 0), asOf);
}

/** Days of the rows of a file by customer, ascending. */
function daysBy(lines: readonly string[], customer: number, date: number): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const line of lines.slice(1)) {
    const cells = line.split(',');
    const own = days.get(cells[customer] ?? '') ?? [];
    days.set(cells[customer] ?? '', [...own, parseIsoDay(cells[date] ?? '') ?? 0]);
  }
  return days;
}

/** The open leads of a day, told from the rows: in touch within 180 days and without an order. */
function openLeadsAt(end: number): { awareness: number; interest: number } {
  const [ordered, called] = [daysBy(orders, 1, 2), daysBy(calls, 1, 2)];
  const open = { awareness: 0, interest: 0 };
  for (const [customer, first] of daysBy(leads, 4, 1)) {
    const touches = [...first, ...(called.get(customer) ?? [])].filter((on) => on <= end);
    if (touches.length === 0 || (ordered.get(customer)?.[0] ?? Infinity) <= end) continue;
    if (end - Math.max(...touches) > 180) continue;
    open[touches.length > 1 ? 'interest' : 'awareness']++;
  }
  return open;
}
const imported = (lines: readonly string[], name: string) =>
  importAll(
    fileOf(`${lines.join('\n')}\n`, name),
    name === 'orders.csv' ? { answers: { currency: 'EUR' } } : {},
  );

function scores() {
  runAnalysis(store, SETTINGS, control);
  const found = latestRun(store).acquisition.leadScores();
  if (!found.ok) throw new Error(`${found.reason} ${JSON.stringify(found.details)}`);
  return leadScoresSchema.parse(found.value);
}

/** One after the other, as a user would bring the files. */
describe('lead scores of a workspace', () => {
  it('are gated without leads', () => {
    imported(orders, 'orders.csv');
    runAnalysis(store, SETTINGS, control);
    expect(latestRun(store).acquisition.leadScores()).toMatchObject({
      ok: false,
      reason: 'no_leads',
    });
    expect(latestRun(store).acquisition.openLeads(control)).toMatchObject({ ok: false });
  });

  it('come from the files of leads, channels by folded name', () => {
    expect(imported(leads, 'leads.csv').kind).toBe('leads');
    const view = scores();
    expect(view.verdict).toBe('score_wins');
    const channels = view.parts.find(({ part }) => part === 'channel')?.levels ?? [];
    expect(channels).toHaveLength(2);
    const points = Object.fromEntries(
      channels.map(({ name, points: own }) => [name.kind === 'text' ? name.text : '', own]),
    );
    expect(points['fair']).toBeGreaterThan((points['web'] ?? 0) + 10);
    const contacts = view.parts.find(({ part }) => part === 'contacts')?.levels ?? [];
    // One row a lead: nobody has two contacts yet.
    expect(contacts.map(({ name }) => name)).toEqual([
      { kind: 'range', from: 0, to: 0 },
      { kind: 'range', from: 1, to: 1 },
    ]);
    expect(view.bands.reduce((sum, { leads: n }) => sum + n, 0)).toBe(view.open.leads);
  });

  it('count the calls of the files of interactions as touches', () => {
    expect(imported(calls, 'tickets.csv').kind).toBe('interactions');
    const view = scores();
    const twice = view.parts
      .find(({ part }) => part === 'contacts')
      ?.levels.find(({ name }) => name.kind === 'range' && name.from === 2);
    expect(twice?.looked).toBeGreaterThan(100);
  });

  it('are listed with the number of the lead, and written as tables', () => {
    const view = scores();
    const list = latestRun(store).acquisition.openLeads(control);
    if (!list.ok) throw new Error(list.reason);
    expect(list.value.total).toBe(view.open.leads);
    const [best] = list.value.page(0, 1);
    expect(best?.lead).toMatch(/^L\d+$/);
    expect(best?.chance).toBeCloseTo(view.bands[0]?.most ?? Number.NaN, 12);
    expect(list.value.page(view.open.leads, 5)).toEqual([]);
    const rows = [...tableRecords(latestRun(store), 'lead_scores')];
    expect(rows).toHaveLength(view.open.leads + 1);
    expect(rows[1]).toContain(`${best?.lead ?? '?'},fair,`);
    const card = [...tableRecords(latestRun(store), 'lead_scorecard')];
    expect(card[0]?.trimEnd()).toBe('part,level,looked,ordered,share,points');
    expect(card.some((row) => row.startsWith('silence,91-,'))).toBe(true);
  });

  it('stand by month in the stages before the first order, as a walk over the rows counts them', () => {
    const records = [...tableRecords(latestRun(store), 'stages')].map((row) =>
      row.trimEnd().split(','),
    );
    expect(records[0]?.at(-1)).toBe('open_leads');
    const told = (scheme: string, stage: string) =>
      records
        .filter(([of, , name]) => of === scheme && name === stage)
        .map((row) => [row[1] ?? '', row.at(-1) === '' ? null : Number(row.at(-1))] as const);
    const awareness = told('behaviour', 'awareness');
    expect(awareness.length).toBeGreaterThan(20);
    for (const [at, [month, count]] of awareness.entries()) {
      const walked = openLeadsAt(monthEnd(month));
      const [, interest] = told('behaviour', 'interest')[at] ?? [];
      const [, prospect] = told('composite', 'prospect')[at] ?? [];
      expect({ month, count, interest, prospect }).toEqual({
        month,
        count: walked.awareness,
        interest: walked.interest,
        prospect: walked.awareness + walked.interest,
      });
    }
    expect(told('time', 'new').every(([, count]) => count === null)).toBe(true);
  });
});
