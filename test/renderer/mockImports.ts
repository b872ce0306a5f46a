import type { BatchView, CorrectionView, InspectedFile } from '#shared/contract/importMethods.ts';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { PlanColumn } from '#shared/contract/importPlan.ts';
import type { Evidence, InspectedColumn } from '#shared/contract/inspection.ts';
import { NO_QUALITY, QUALITY } from './mockQuality.ts';
import type { MockAnswers } from './mockBridge.ts';

function why(code: string, counts: Record<string, number> = {}): Evidence {
  return { code, counts };
}

const HEADERS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];

const FIELDS: Readonly<Record<string, InspectedColumn['field']>> = {
  InvoiceNo: 'order_id',
  StockCode: 'product',
  Quantity: 'quantity',
  InvoiceDate: 'date',
  UnitPrice: 'unit_price',
  CustomerID: 'customer_id',
};

const TYPES: Readonly<Record<string, InspectedColumn['type']>> = {
  Quantity: 'number',
  InvoiceDate: 'date',
  UnitPrice: 'number',
};

const ROWS = [
  [
    '536365',
    '85123A',
    'WHITE HANGING HEART T-LIGHT HOLDER',
    '6',
    '12/1/2010 8:26',
    '2.55',
    '17850',
    'United Kingdom',
  ],
  [
    '536365',
    '71053',
    'WHITE METAL LANTERN',
    '6',
    '12/1/2010 8:26',
    '3.39',
    '17850',
    'United Kingdom',
  ],
  [
    '536366',
    '22633',
    'HAND WARMER UNION JACK',
    '6',
    '12/1/2010 8:28',
    '1.85',
    '17850',
    'United Kingdom',
  ],
  ['C536379', 'D', 'Discount', '-1', '12/1/2010 9:41', '27.5', '14527', 'United Kingdom'],
  [
    '536367',
    '84879',
    'ASSORTED COLOUR BIRD ORNAMENT',
    '32',
    '12/1/2010 8:34',
    '1.69',
    '13047',
    'France',
  ],
];

function column(name: string, index: number): InspectedColumn {
  return {
    index,
    name,
    samples: ROWS.slice(0, 3).map((row) => row[index] ?? ''),
    fill: name === 'CustomerID' ? 0.7507 : name === 'Description' ? 0.9973 : 1,
    distinct: [25_900, 4070, 4223, 722, 23_260, 1630, 4372, 38][index] ?? 0,
    type: TYPES[name] ?? 'text',
    evidence:
      name === 'InvoiceDate' ? [why('date.day_over_12_second', { monthFirst: 312_208 })] : [],
    field: FIELDS[name] ?? null,
    fieldEvidence: FIELDS[name] === undefined ? null : why('field.header'),
    personal: name === 'CustomerID' ? 'account' : null,
    personalEvidence: name === 'CustomerID' ? why('personal.header') : null,
    action: name === 'CustomerID' ? 'pseudonymise' : 'keep',
  };
}

function planColumn(name: string): PlanColumn {
  return {
    name,
    field: FIELDS[name] ?? null,
    action: name === 'CustomerID' ? 'pseudonymise' : 'keep',
    personal: name === 'CustomerID' ? 'account' : null,
    ...(name === 'InvoiceDate' && { date: { order: 'mdy' as const, serial: null, time: true } }),
    ...(TYPES[name] === 'number' && { number: { decimal: '.' as const, shift: 0 } }),
  };
}

const READING = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: 'double',
  skipHead: 0,
  headerRows: 1,
} as const;

export const INSPECTION: InspectedFile = {
  file: { name: 'online_retail.csv', bytes: 46_133_118, hash: 'a3f1' },
  template: null,
  already: null,
  previous: null,
  correction: null,
  kind: {
    kind: 'orders',
    evidence: why('kind.columns', { fields: 6 }),
    candidates: [{ kind: 'orders', score: 4.5 }],
  },
  reading: {
    reading: READING,
    compression: 'none',
    sheets: [],
    why: {
      encoding: why('encoding.strict_utf8'),
      delimiter: why('delimiter.regular', { columns: 8, regular: 200, records: 200 }),
      quote: why('quote.seen', { quoted: 1204 }),
      escape: why('escape.fewest_broken', { broken: 0 }),
      skipHead: why('head.first_full_record', { skipped: 0, columns: 8 }),
      headerRows: why('header.unlike_data', { unlike: 3, like: 0, known: 6 }),
      skipTail: why('tail.none'),
    },
    tables: [],
    skippedTail: 0,
    candidates: [
      { encoding: 'utf-8', score: 1, words: ['FRÜHSTÜCK', '£2 OFF', 'CAFÉ'] },
      { encoding: 'windows-1252', score: 0.62, words: ['FRÃœHSTÃœCK', 'Â£2 OFF', 'CAFÃ‰'] },
      { encoding: 'gb18030', score: 0.21, words: ['FR脺HST脺CK', '拢2 OFF', 'CAF脡'] },
    ],
  },
  rows: 541_909,
  columns: HEADERS.map(column),
  head: ROWS.map((cells, index) => ({ line: index + 2, cells })),
  hardest: ROWS.slice(2).map((cells, index) => ({
    line: 40_012 + index * 7345,
    reason: (['non_ascii', 'longest', 'fewest_cells'] as const)[index % 3],
    cells,
  })),
  questions: [],
  statuses: [],
  values: [],
  warnings: [{ code: 'UNIDENTIFIED_ROWS', count: 135_080, line: 624 }],
  plan: {
    version: 1,
    kind: 'orders',
    reading: READING,
    columns: HEADERS.map(planColumn),
    money: { digits: 2, currency: 'GBP' },
    onBadRow: 'skip',
    repeats: 'keep',
  },
};

/** The same file with dates that no value settles. */
export const AMBIGUOUS_INSPECTION: InspectedFile = {
  ...INSPECTION,
  questions: [
    {
      key: 'date.order',
      code: 'DATE_AMBIGUOUS',
      column: 'InvoiceDate',
      options: ['dmy', 'mdy'],
      evidence: why('date.nothing_over_12', { values: 5021, differing: 4890 }),
    },
  ],
};

/** A notice of a text file that names no column. */
const PLACE = { column: null, cell: null, values: [] };

export const CHECK: CheckReport = {
  rowsRead: 541_909,
  rowsAccepted: 539_388,
  rowsChanged: 0,
  rowsSkipped: 0,
  rowsRejected: 2521,
  rowsDuplicate: 5268,
  rowsUnidentified: 132_559,
  customers: 4372,
  orders: 22_061,
  hasAmounts: true,
  currency: 'GBP',
  moneyDigits: 2,
  sourceMinor: '974774793',
  amountMinor: '974774793',
  rejectedMinor: '0',
  refundMinor: '-89681249',
  firstDay: '2010-12-01',
  lastDay: '2011-12-09',
  rejections: [
    {
      rule: 'AMOUNT_MISSING',
      column: 'UnitPrice',
      count: 2515,
      firstLine: 624,
      cell: null,
      values: [],
    },
    {
      rule: 'DATE_UNREADABLE',
      column: 'InvoiceDate',
      count: 6,
      firstLine: 15_018,
      cell: null,
      values: ['soon', '01.12.'],
    },
  ],
  skips: [],
  warnings: [
    { code: 'UNIDENTIFIED_ROWS', count: 132_559, line: 1445, ...PLACE, column: 'CustomerID' },
    { code: 'REPEATED_ROWS', count: 5268, line: 519, ...PLACE },
  ],
  seconds: 3.1,
  rowsMarked: 0,
  marks: [],
  overlap: null,
  duplicateMinor: '0',
  rowsSame: 0,
  duplicates: null,
};

export const BATCHES: BatchView[] = [
  {
    id: 2,
    state: 'complete',
    kind: 'orders',
    fileName: 'online_retail.csv',
    fileBytes: 46_133_118,
    importedAt: '2026-11-22T09:11:40.000Z',
    rowsRead: 541_909,
    rowsAccepted: 539_388,
    rowsChanged: 0,
    rowsSkipped: 0,
    rowsRejected: 2521,
    rowsDuplicate: 5268,
    rowsUnidentified: 132_559,
    customers: 4372,
    hasAmounts: true,
    currency: 'GBP',
    amount: '9747747.93',
    refunds: '-896812.49',
    firstDay: '2010-12-01',
    lastDay: '2011-12-09',
    rejections: { AMOUNT_MISSING: 2515, DATE_UNREADABLE: 6 },
    warnings: { UNIDENTIFIED_ROWS: 132_559, REPEATED_ROWS: 5268 },
    seconds: 8.4,
    rowsMarked: 0,
    marks: {},
  },
  {
    id: 1,
    state: 'undone',
    kind: 'orders',
    fileName: '订单明细_2010.csv',
    fileBytes: 6_412_220,
    importedAt: '2026-11-20T14:02:10.000Z',
    rowsRead: 42_481,
    rowsAccepted: 42_481,
    rowsChanged: 0,
    rowsSkipped: 0,
    rowsRejected: 0,
    rowsDuplicate: 0,
    rowsUnidentified: 0,
    customers: 948,
    hasAmounts: true,
    currency: 'GBP',
    amount: '748957.02',
    refunds: '-18102.10',
    firstDay: '2010-12-01',
    lastDay: '2010-12-23',
    rejections: {},
    warnings: {},
    seconds: 1.1,
    rowsMarked: 0,
    marks: {},
  },
];

/** A corrected file of rejected rows: most return, six are still at fault. */
export const CORRECTION: CorrectionView = {
  batch: BATCHES[0] as BatchView,
  rowsRead: 2521,
  rowsReturned: 2510,
  rowsSkipped: 0,
  rowsRejected: 6,
  rowsAlready: 4,
  rowsOther: 1,
  rejections: [
    {
      rule: 'DATE_UNREADABLE',
      column: 'InvoiceDate',
      count: 6,
      firstLine: 15_018,
      cell: null,
      values: ['soon'],
    },
  ],
};

const MONTH_ROWS = [
  42_481, 35_147, 27_707, 36_748, 29_916, 37_030, 36_874, 39_518, 35_284, 50_226, 60_742, 84_711,
  25_525,
];

/** Answers of the import room; `empty` has no batch yet. */
export function importAnswers(options: { readonly empty: boolean }): MockAnswers {
  return {
    'imports.inspect': INSPECTION,
    'imports.check': CHECK,
    'imports.commit': BATCHES[0] as BatchView,
    'imports.timeZone': { zone: null },
    'imports.setTimeZone': { zone: 'Asia/Shanghai' },
    'imports.batches': options.empty ? [] : BATCHES,
    'imports.coverage': options.empty
      ? []
      : [
          {
            batchId: 2,
            months: MONTH_ROWS.map((rows, index) => ({
              month: index === 0 ? '2010-12' : `2011-${String(index).padStart(2, '0')}`,
              rows,
            })),
          },
        ],
    'imports.quality': options.empty ? NO_QUALITY : QUALITY,
    'imports.undo': BATCHES[1] as BatchView,
    'imports.saveTemplate': { savedAs: 'template-2.json' },
    'imports.loadTemplate': { kind: 'orders', columns: 8 },
    'imports.saveRejects': { savedAs: 'rejects-2.csv', rows: 2521 },
    'imports.saveMarked': { savedAs: 'marked-2.csv', rows: 4 },
    'imports.correct': CORRECTION,
  };
}
