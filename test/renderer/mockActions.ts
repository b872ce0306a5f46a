import type { Action, ActionList, ActionOutcome, Ordered } from '#shared/contract/actions.ts';
import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';

/** Actions of the mocked shop: one running with an outcome, one overdue, one that was stopped. */

const ordered = (from: string, to: string, customers: number): Ordered => ({
  from,
  to,
  customers,
  share: { value: customers / 400, low: customers / 500, high: customers / 300 },
  orders: customers * 2,
  revenue: customers * 12_500,
});

const outcome = (complete: boolean): ActionOutcome => ({
  money: RUN.money,
  hasAmounts: true,
  customers: 400,
  gone: 3,
  joined: 1,
  complete,
  after: ordered('2011-11-01', '2011-11-30', 64),
  before: ordered('2011-10-02', '2011-10-31', 41),
});

const action = (id: number, rest: Pick<Action, 'periods'> & { name: string }): Action => ({
  id,
  plan: {
    name: rest.name,
    basis: {
      kind: 'rule',
      rule: { kind: 'choice', field: 'stage.time', values: ['dormant'] },
    },
    filter: null,
    row: 'stage.dormant',
    channel: 'Mail with consent',
    owner: 'Li Wei',
    expected: 'Part of them order again',
    cost: 120_000,
  },
  money: RUN.money,
  frozenOn: '2011-10-31',
  customers: 404,
  periods: rest.periods,
});

const ACTIONS: ActionList = {
  judged: { asOf: RUN.asOf, dataAsOf: RUN.dataAsOf },
  actions: [
    action(3, {
      name: 'Wake up the dormant',
      periods: [
        {
          from: '2011-11-01',
          review: '2011-12-31',
          state: 'running',
          outcome: outcome(false),
          decision: null,
        },
      ],
    }),
    action(2, {
      name: 'Second order within sixty days',
      periods: [
        {
          from: '2011-10-01',
          review: '2011-10-31',
          state: 'decided',
          outcome: { ...outcome(true), before: null },
          decision: { kind: 'change', note: 'Another offer', asOf: '2011-10-31' },
        },
        {
          from: '2011-11-01',
          review: '2011-11-15',
          state: 'overdue',
          outcome: {
            ...outcome(true),
            customers: 6,
            after: ordered('2011-11-01', '2011-11-15', 2),
          },
          decision: null,
        },
      ],
    }),
    action(1, {
      name: 'Coupon for all',
      periods: [
        {
          from: '2011-09-01',
          review: '2011-09-30',
          state: 'decided',
          outcome: null,
          decision: { kind: 'stop', note: '', asOf: '2011-10-01' },
        },
      ],
    }),
  ],
};

const EDITS: PlaybookEdits = {
  rows: {
    'stage.dormant': {
      action: 'Ring the ten largest',
      channel: 'Call',
      offer: '',
      measure: 'Orders',
      expected: '',
    },
  },
  fits: { 'low.call': 'seldom' },
};

/** Answers about actions and the playbook. */
export const actionAnswers: MockAnswers = {
  'actions.list': ACTIONS,
  'actions.plan': { id: 4 },
  'actions.decide': {},
  'actions.reopen': {},
  'actions.remove': {},
  'playbook.edits': EDITS,
  'playbook.setEdits': (edits: PlaybookEdits) => edits,
};
