import type { AddedFigure, ReportOutline } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { REPORT_PAGES } from '#shared/domain/reportPages.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { ACQUISITION } from './mockAcquisition.ts';
import type { MockAnswers } from './mockBridge.ts';
import { cohortsOf, survivalOf } from './mockRetention.ts';

/** A report with figures of the user's own, one with a filter and words, one with a cell held back. */

export const MESSAGE = 'Half of those who come back do so within two months';
export const NOTE = 'Ask the shops before the autumn.';
export const FILTER: SegmentRule = { kind: 'number', field: 'orders', least: 2 };

const STANDARD = REPORT_PAGES.map((page) => ({ kind: 'page' as const, page, shown: true }));

const FIGURES: ReportOutline['entries'] = [
  {
    kind: 'figure',
    id: 1,
    figure: { kind: 'survival', of: 'second_order', by: 'all', months: 6, filter: FILTER },
    message: MESSAGE,
    note: NOTE,
    shown: true,
  },
  {
    kind: 'figure',
    id: 2,
    figure: {
      kind: 'cohorts',
      show: 'share',
      by: 'quarter',
      period: 'quarter',
      definition: 'on',
      mean: 'weighted',
      filter: null,
    },
    message: '',
    note: '',
    shown: true,
  },
  {
    kind: 'figure',
    id: 3,
    figure: { kind: 'acquisition', show: 'channels' },
    message: '',
    note: '',
    shown: true,
  },
  {
    kind: 'figure',
    id: 4,
    figure: { kind: 'winBack', show: 'rate', filter: FILTER },
    message: '',
    note: '',
    shown: true,
  },
];

/** The figures stand before the method, and the summary is left out. */
export const OUTLINE: ReportOutline = {
  entries: [
    ...STANDARD.slice(0, -2).map((entry) => ({ ...entry, shown: entry.page !== 'summary' })),
    ...FIGURES,
    ...STANDARD.slice(-2),
  ],
};

const NONE = { small: 0, dominated: 0, beside: 0 };

function cohortsWithHeldCell() {
  const view = cohortsOf('quarter', 'quarter');
  return {
    ...view,
    cohorts: view.cohorts.map((cohort, row) => ({
      ...cohort,
      cells: cohort.cells.map((cell, n) =>
        row === 1 && (n === 2 || n === 3) ? { ...cell, active: HELD_BACK } : cell,
      ),
    })),
  };
}

export const ADDED: AddedFigure[] = [
  {
    id: 1,
    answer: { kind: 'survival', view: { ok: true, value: survivalOf('second_order', 'all') } },
    customers: 2754,
    held: NONE,
  },
  {
    id: 2,
    answer: { kind: 'cohorts', view: { ok: true, value: cohortsWithHeldCell() } },
    customers: 4213,
    held: { small: 1, dominated: 0, beside: 1 },
  },
  {
    id: 3,
    answer: { kind: 'acquisition', view: { ok: true, value: ACQUISITION } },
    customers: 4213,
    held: NONE,
  },
  {
    id: 4,
    answer: {
      kind: 'winBack',
      view: { ok: false, code: 'TOO_FEW_DATA', reason: 'small_group', details: { needed: 10 } },
    },
    customers: null,
    held: NONE,
  },
];

export const reportAnswers: MockAnswers = {
  'reports.outline': OUTLINE,
  'reports.setOutline': (outline: ReportOutline) => outline,
  'reports.addFigure': { id: 5 },
  'reports.removeFigure': {},
};
