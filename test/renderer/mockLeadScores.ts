import type { LeadScoresView, OpenLead } from '#shared/contract/leadScores.ts';
import { RUN } from './mockOverview.ts';

/** Scores of the leads of a small dealer. */
export const LEAD_SCORES: LeadScoresView = {
  run: RUN,
  horizonDays: 30,
  asleepDays: 180,
  doublingPoints: 20,
  learnt: { from: '2010-01-04', to: '2011-08-11', orders: 412 },
  tested: ['2011-09-10', '2011-10-10', '2011-11-09'],
  looked: 2140,
  ordered: 131,
  predicted: 124.6,
  brier: 0.0521,
  brierAlike: 0.0575,
  verdict: 'score_wins',
  lines: [
    {
      contestant: 'score',
      auc: 0.741,
      aucLow: 0.692,
      aucHigh: 0.79,
      averagePrecision: 0.214,
      lift: 3.4,
    },
    {
      contestant: 'newest_contact',
      auc: 0.668,
      aucLow: 0.62,
      aucHigh: 0.716,
      averagePrecision: 0.121,
      lift: 2.1,
    },
    {
      contestant: 'furthest_step',
      auc: 0.701,
      aucLow: 0.653,
      aucHigh: 0.749,
      averagePrecision: 0.156,
      lift: 2.6,
    },
    {
      contestant: 'all_alike',
      auc: 0.5,
      aucLow: 0.45,
      aucHigh: 0.55,
      averagePrecision: 0.061,
      lift: 1,
    },
  ],
  tenths: Array.from({ length: 10 }, (_, i) => ({
    looked: 214,
    predicted: 0.005 + 0.002 * i ** 2,
    actual: 0.006 + 0.0019 * i ** 2,
    low: 0.002 + 0.0015 * i ** 2,
    high: 0.02 + 0.0025 * i ** 2,
  })),
  parts: [
    {
      part: 'channel',
      levels: [
        { name: { kind: 'text', text: '微信小程序' }, looked: 9100, ordered: 610, points: 18 },
        { name: { kind: 'text', text: '' }, looked: 4100, ordered: 160, points: 4 },
        { name: { kind: 'others', count: 3 }, looked: 900, ordered: 21, points: 0 },
      ],
    },
    {
      part: 'step',
      levels: [
        { name: { kind: 'text', text: '' }, looked: 8000, ordered: 240, points: 0 },
        { name: { kind: 'text', text: 'demo' }, looked: 6100, ordered: 551, points: 26 },
      ],
    },
    {
      part: 'silence',
      levels: [
        { name: { kind: 'range', from: 0, to: 7 }, looked: 7000, ordered: 500, points: 15 },
        { name: { kind: 'range', from: 91, to: null }, looked: 7100, ordered: 291, points: 0 },
      ],
    },
  ],
  open: { leads: 640, expected: 38.2, low: 28.9, high: 47.5 },
  givenUp: 211,
  asleep: 97,
  bands: [
    { leads: 64, expected: 12.8, most: 0.31, least: 0.14 },
    { leads: 128, expected: 11.1, most: 0.14, least: 0.07 },
    { leads: 192, expected: 8.3, most: 0.07, least: 0.03 },
    { leads: 256, expected: 6, most: 0.03, least: 0.01 },
  ],
};

export const OPEN_LEADS: readonly OpenLead[] = Array.from({ length: 25 }, (_, i) => ({
  lead: i === 3 ? '' : `L${1200 + i}`,
  channel: i % 4 === 0 ? '' : '微信小程序',
  step: i % 3 === 0 ? '' : 'demo',
  firstContact: '2011-11-02',
  lastContact: '2011-12-05',
  chance: 0.31 - 0.008 * i,
  points: 59 - i,
}));
