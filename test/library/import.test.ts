import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { checkFile, importFile, inspectFile, readTables, writeTable } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { createStore } from '#main/store/index.ts';
import { libraryFile, libraryIsThere } from './shared.ts';

const control = detachedControl();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-library-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Proposal and dry run of a file with nothing said. */
function checked(
  path: string,
  overrides: ImportOverrides = {},
): { proposal: Inspection; report: CheckReport } {
  const proposal = inspectFile(path, overrides, control);
  return { proposal, report: checkFile(path, proposal.plan, control) };
}

function major(report: CheckReport): string {
  return formatMajor(Number(report.amountMinor), report.moneyDigits);
}

/** Text as GB18030, by the decoder turned around; enough for the two-byte characters. */
function encodeGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && !codes.has(character)) {
        codes.set(character, lead * 256 + trail);
      }
    }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < '\u0080' ? character.charCodeAt(0) : codes.get(character);
    if (code === undefined) throw new Error('a character outside the two-byte table');
    if (code > 255) bytes.push(code >> 8);
    bytes.push(code & 255);
  }
  return Buffer.from(bytes);
}

interface MessyFile {
  readonly id: string;
  readonly file: string;
  readonly outcome: string;
  readonly rows: number;
  readonly rows_ok?: readonly number[];
  readonly sum_amount: string;
  readonly distinct_customers: number;
  readonly first_time: string | null;
  readonly last_time: string | null;
}

describe.skipIf(!libraryIsThere())('real files', () => {
  it('Online Retail, to the penny and into a workspace', () => {
    const path = libraryFile('transactions/online_retail_uci.csv.gz');
    const { proposal, report } = checked(path);
    expect(proposal.questions).toEqual([]);
    expect(report).toMatchObject({
      rowsRead: 541_909,
      rowsAccepted: 541_909,
      rowsRejected: 0,
      rowsDuplicate: 5268,
      rowsUnidentified: 135_080,
      customers: 4372,
      orders: 25_900,
      firstDay: '2010-12-01',
      lastDay: '2011-12-09',
    });
    expect(Number(major(report)).toFixed(2)).toBe('9747747.93');
    const store = createStore({ path: join(folder, 'retail.db'), key: new Uint8Array(32).fill(3) });
    const batch = importFile(path, proposal.plan, store, control);
    expect(batch).toMatchObject({
      rowsAccepted: 541_909,
      customers: 4372,
      amountMinor: report.amountMinor,
    });
    expect(store.batches.column(batch.id, 'amount')?.length).toBe(541_909);
    expect(batch.lastDay === null ? '' : formatIsoDay(batch.lastDay)).toBe('2011-12-09');
    store.close();
  });

  it('Online Retail as a workbook: the same rows and the same sum', () => {
    const { proposal, report } = checked(
      libraryFile('transactions/online_retail_uci_rebuilt.xlsx'),
    );
    expect(proposal.questions).toEqual([]);
    expect(report).toMatchObject({
      rowsRead: 541_909,
      rowsAccepted: 541_909,
      rowsUnidentified: 135_080,
      customers: 4372,
      orders: 25_900,
    });
    expect(Number(major(report)).toFixed(2)).toBe('9747747.93');
  });

  it('the Chinese Superstore as an old workbook, sheet of orders', () => {
    const { proposal, report } = checked(libraryFile('transactions/superstore_cn_2014_2017.xls'));
    expect(proposal.reading.reading.sheet).toBe('订单');
    expect(report).toMatchObject({ rowsRead: 10_000, rowsAccepted: 10_000, customers: 790 });
    expect(major(report)).toBe('16117548.237');
  });

  it('every workbook of the corner cases is read or refused with a code', () => {
    const corner = libraryFile('xlsx_corner');
    const outcomes = readdirSync(corner)
      .filter((name) => name.includes('.xls'))
      .map((name): [string, number | string] => {
        try {
          return [name, readTables(join(corner, name), {}, control)[0]?.rows ?? 0];
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          return [name, error.body.code];
        }
      });
    expect(Object.fromEntries(outcomes)).toMatchObject({
      'calamine__empty_sheet.xlsx': 'NO_TABLE',
      'poi__protected_passtika.xlsx': 'FILE_PASSWORD_MISSING',
      'poi__InlineStrings.xlsx': 6,
      'jp__まとめ.xlsx': 6,
      'readxl__deaths.xls': 14,
      'readxl__deaths.xlsx': 14,
    });
  });

  it('a workbook that Excel itself has protected opens with its password', () => {
    const path = libraryFile('xlsx_corner/poi__protected_passtika.xlsx');
    const [table] = readTables({ path, password: Buffer.from('tika') }, {}, control);
    expect(table?.reading.reading.format).toBe('xlsx');
    const wrong = { path, password: Buffer.from('Tika') };
    expect(() => readTables(wrong, {}, control)).toThrow('FILE_PASSWORD_WRONG');
  });

  it('CDNOW', () => {
    const { report } = checked(libraryFile('clv/cdnow_sample_transactions.csv'));
    expect(report).toMatchObject({ rowsAccepted: 6919, customers: 2357, rowsRejected: 0 });
    expect(major(report)).toBe('244091.94');
  });

  it('Superstore US: day first by evidence, two-digit years, amounts of four decimals', () => {
    const { proposal, report } = checked(libraryFile('transactions/superstore_us_2019_2022.csv'));
    const date = proposal.columns.find(({ field }) => field === 'date');
    expect(date).toMatchObject({
      name: 'Order Date',
      evidence: [{ code: 'date.day_over_12_first' }],
    });
    expect(report).toMatchObject({
      rowsAccepted: 10_194,
      customers: 804,
      moneyDigits: 4,
      firstDay: '2019-01-03',
      lastDay: '2022-12-30',
    });
    expect(major(report)).toBe('2326534.3543');
  });

  it('sales_data_sample: the DOS code page is found by its words, Windows-1252 is offered', () => {
    const { proposal, report } = checked(libraryFile('transactions/sales_data_sample_cp437.csv'));
    expect(proposal.reading.reading.encoding).toBe('ibm437');
    expect(proposal.reading.candidates.map(({ encoding }) => encoding)).toContain('windows-1252');
    expect(JSON.stringify(proposal.reading.candidates)).toContain('Rambla de Cataluña');
    expect(report).toMatchObject({ rowsAccepted: 2823, orders: 307, lastDay: '2005-05-31' });
  });

  it('Groceries, which have no amounts', () => {
    const { report } = checked(libraryFile('transactions/groceries_members_2014_2015.csv'));
    expect(report).toMatchObject({
      rowsAccepted: 38_765,
      customers: 3898,
      hasAmounts: false,
      firstDay: '2014-01-01',
      lastDay: '2015-12-30',
    });
  });

  it.each([
    ['customers/ad_spend_facebook_kag.csv', 'costs', 1143, '58705.23'],
    ['customers/marketing_campaign_semicolon_bom.csv', 'customers', 2240, '0.00'],
    ['customers/nps_bank_2021.csv', 'surveys', 5000, '0.00'],
    ['customers/support_tickets_comcast_2015.csv', 'interactions', 2224, '0.00'],
    ['text/zh_online_shopping_sample.csv', 'texts', 4800, '0.00'],
    ['text/zh_waimai_sample.csv', 'texts', 1000, '0.00'],
    ['text/en_amazon_alexa.tsv', 'texts', 3150, '0.00'],
    ['transactions/synthetic_zh/customers.csv', 'customers', 1500, '0.00'],
    ['transactions/synthetic_zh/marketing.csv', 'costs', 108, '45786.86'],
    ['transactions/synthetic_zh/surveys.csv', 'surveys', 172, '0.00'],
    ['transactions/synthetic_zh/tickets.csv', 'interactions', 388, '0.00'],
    ['churn/ab-test.csv', 'actions', 4780, '24154.89'],
    ['transactions/synthetic_zh/transactions.csv', 'order_lines', 7809, '966658.06'],
  ])('%s is a file of %s', (file, kind, rows, sum) => {
    const { proposal, report } = checked(libraryFile(file));
    expect(proposal.kind.kind).toBe(kind);
    expect(report).toMatchObject({ rowsRead: rows, rowsAccepted: rows, rowsRejected: 0 });
    expect(major(report)).toBe(sum);
  });

  it('Chinese orders, as UTF-8 and as GB18030', () => {
    const path = libraryFile('transactions/synthetic_zh/transactions.csv');
    const gb = join(folder, 'orders-gb18030.csv');
    writeFileSync(gb, encodeGb18030(readFileSync(path, 'utf8')));
    const [utf8, gb18030] = [checked(path), checked(gb)];
    expect(gb18030.proposal.reading.reading.encoding).toBe('gb18030');
    expect(gb18030.report.amountMinor).toBe('96665806');
    expect({ ...gb18030.report, seconds: 0 }).toEqual({ ...utf8.report, seconds: 0 });
  });
});

describe.skipIf(!libraryIsThere())('files with one damage each', () => {
  it('come out as their manifest says', () => {
    const messy = 'csv_robustness/messy_sample';
    const manifest = JSON.parse(readFileSync(libraryFile(`${messy}/manifest.json`), 'utf8')) as {
      readonly files: readonly MessyFile[];
    };
    for (const file of manifest.files) {
      const path = libraryFile(`${messy}/${file.file}`);
      if (file.outcome === 'reject') {
        expect(() => inspectFile(path, {}, control), file.id).toThrow(AppError);
        continue;
      }
      // Exact repeats are kept unless the user says otherwise; the manifest wants them out.
      const { proposal, report } = checked(path, { repeats: 'drop' });
      expect(proposal.questions, file.id).toEqual([]);
      expect(
        [report.rowsAccepted, major(report), report.customers, report.firstDay, report.lastDay],
        file.id,
      ).toEqual([
        file.rows,
        file.sum_amount,
        file.distinct_customers,
        file.first_time?.slice(0, 10),
        file.last_time?.slice(0, 10),
      ]);
    }
  });
});

describe.skipIf(!libraryIsThere())('small files of other projects', () => {
  it('csv-spectrum reads as its answers', () => {
    const spectrum = 'csv_robustness/csv-spectrum';
    const names = readdirSync(libraryFile(`${spectrum}/csvs`)).map((name) => name.slice(0, -4));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const path = libraryFile(`${spectrum}/csvs/${name}.csv`);
      const [table] = readTables(path, {}, control);
      if (table === undefined) throw new Error(name);
      const out = join(folder, `${name}.csv`);
      writeTable(path, table, out, control);
      // These copies of table and answer differ in the line breaks inside cells; only that is let pass.
      const text = readFileSync(out, 'utf8').replaceAll('\r\n', '\n');
      const rows = Papa.parse(text, { header: true, skipEmptyLines: true }).data;
      const json = readFileSync(libraryFile(`${spectrum}/json/${name}.json`), 'utf8');
      const answer: unknown = JSON.parse(json.replaceAll('\\r\\n', '\\n'));
      expect(rows, name).toEqual(answer);
    }
  });

  it.each([
    ['openrefine/big5.txt', 'big5'],
    ['openrefine/euc-jp.txt', 'euc-jp'],
    ['openrefine/euc-kr.txt', 'euc-kr'],
    ['openrefine/shift_jis.txt', 'shift_jis'],
    ['openrefine/example-latin1.tsv', 'windows-1252'],
    ['openrefine/example-utf16be-bom.tsv', 'utf-16be'],
    ['csvkit/test_utf16_little.csv', 'utf-16le'],
    ['csvkit/test_latin1.csv', 'windows-1252'],
    ['real_messy/jp_postal_13tokyo_shiftjis.csv', 'shift_jis'],
    ['real_messy/fr_montpellier_budget_semicolon_cp1252.csv', 'windows-1252'],
    ['real_messy/uk_gla_2014-15_P07_preamble_cp1252.csv', 'windows-1252'],
  ])('%s is %s', (path, encoding) => {
    const [table] = readTables(libraryFile(`csv_robustness/${path}`), {}, control);
    expect(table?.reading.reading.encoding).toBe(encoding);
  });

  it('reads every file or says why not', () => {
    for (const group of [
      'csvkit',
      'frictionless',
      'openrefine',
      'real_messy',
      'pollock_survey_20/csv',
    ]) {
      const place = libraryFile(`csv_robustness/${group}`);
      for (const name of readdirSync(place)) {
        const path = join(place, name);
        let outcome: unknown;
        try {
          outcome = readTables(path, {}, control)[0]?.columns.length;
        } catch (error) {
          outcome = error;
        }
        expect(typeof outcome === 'number' || outcome instanceof AppError, path).toBe(true);
      }
    }
  });
});
