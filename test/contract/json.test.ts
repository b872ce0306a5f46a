import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { contract, type InputOf, type MethodName } from '#shared/contract/index.ts';
import { actionAnswers } from '#test/renderer/mockActions.ts';
import { AMBIGUOUS_INSPECTION, importAnswers, INSPECTION } from '#test/renderer/mockImports.ts';
import { identityAnswers } from '#test/renderer/mockIdentity.ts';
import { overviewAnswers } from '#test/renderer/mockOverview.ts';
import { OUTLINE } from '#test/renderer/mockReport.ts';
import { resultAnswers } from '#test/renderer/mockResults.ts';
import { segmentAnswers } from '#test/renderer/mockSegments.ts';
import { stageAnswers } from '#test/renderer/mockStages.ts';
import { touchpointAnswers } from '#test/renderer/mockTouchpoints.ts';
import { workspaceAnswers } from '#test/renderer/mockWorkspace.ts';

const PASSPHRASE = 'open sesame';
const TICKET = 'ticket-0001';

const RULE: SegmentRule = {
  kind: 'all',
  rules: [
    { kind: 'number', field: 'r', least: 5, most: 5 },
    { kind: 'not', rule: { kind: 'choice', field: 'stage.time', values: ['active'] } },
  ],
};

/** An input of every method; a new method does not compile without one. */
const INPUTS: { readonly [Name in MethodName]: InputOf<Name> } = {
  'app.info': {},
  'app.preferences': {},
  'app.setPreferences': { language: 'zh-TW', theme: 'dark' },
  'workspace.list': {},
  'workspace.current': {},
  'workspace.create': { name: '測試', passphrase: PASSPHRASE },
  'workspace.unlock': { id: 'w1', passphrase: PASSPHRASE },
  'workspace.recover': { id: 'w1', words: 'able acid', passphrase: PASSPHRASE },
  'workspace.changePassphrase': { current: PASSPHRASE, next: 'a new one' },
  'workspace.newRecoveryWords': { passphrase: PASSPHRASE },
  'workspace.lock': {},
  'workspace.openDemo': {},
  'workspace.verify': {},
  'workspace.storage': {},
  'workspace.backup': {},
  'workspace.restore': { ticket: TICKET },
  'jobs.list': {},
  'jobs.cancel': { jobId: 3 },
  'jobs.pause': { jobId: 3, paused: true },
  'imports.inspect': { ticket: TICKET, overrides: { encoding: 'gb18030' } },
  'imports.check': { ticket: TICKET, plan: INSPECTION.plan },
  'imports.commit': { ticket: TICKET, plan: AMBIGUOUS_INSPECTION.plan },
  'imports.timeZone': {},
  'imports.setTimeZone': { zone: 'Asia/Shanghai' },
  'imports.batches': {},
  'imports.coverage': {},
  'imports.quality': {},
  'imports.undo': { batchId: 2 },
  'imports.saveRejects': { batchId: 2 },
  'imports.saveMarked': { batchId: 2 },
  'imports.correct': { ticket: TICKET },
  'imports.loadTemplate': { ticket: TICKET },
  'imports.saveTemplate': { batchId: 2 },
  'identity.review': { rule: 'phone', offset: 0, limit: 20 },
  'identity.decide': { a: 'C-7F3K', b: '17850', decision: 'apart' },
  'settings.analysis': {},
  'settings.setAnalysis': { asOf: '2011-12-09', clv: { margin: 0.25 } },
  'analysis.run': {},
  'analysis.current': {},
  'analysis.overview': {},
  'analysis.rfm': { filter: RULE },
  'analysis.stages': { scheme: 'composite', filter: RULE },
  'analysis.fixedTiers': { filter: null },
  'analysis.migration': { scheme: 'time', from: '2011-06', to: '2011-12', filter: null },
  'acquisition.brought': { filter: RULE },
  'acquisition.touchpoints': { days: 30, filter: RULE },
  'stages.need': { scheme: 'value', filter: RULE },
  'stages.relation': { scheme: 'value', filter: RULE },
  'stages.risk': { scheme: 'time', filter: RULE },
  'stages.profile': { scheme: 'outlook', filter: null },
  'stages.flow': { scheme: 'phases', filter: RULE },
  'stages.winBack': { filter: null },
  'stages.cross': { rows: 'time', columns: 'value', filter: null },
  'stages.preview': { scheme: 'time', rules: { ...DEFAULT_STAGE_RULES }, filter: null },
  'stages.beforeOrder': {},
  'stages.targets': {},
  'stages.setTargets': {
    targets: [
      {
        scheme: 'time',
        stage: 'lost',
        measure: 'customers',
        direction: 'at_most',
        target: 10,
        limit: 20,
      },
    ],
  },
  'analysis.cohorts': {},
  'analysis.value': {},
  'analysis.valueModels': {},
  'analysis.formula': { text: 'clv - cac' },
  'analysis.acquisition': {},
  'analysis.repurchase': { filter: RULE },
  'analysis.loyalty': { filter: null },
  'analysis.rfmMovement': { monthsBack: 3, filter: RULE },
  'analysis.weights': {
    pairs: { monetaryToFrequency: 1.5, monetaryToRecency: 1.8, frequencyToRecency: 1.2 },
  },
  'acquisition.leadScores': {},
  'value.change': {},
  'stages.answersBefore': {},
  'value.modelAge': {},
  'acquisition.openLeads': { offset: 0, limit: 10 },
  'analysis.features': { grouping: 'channel' },
  'customers.page': {
    filter: RULE,
    search: '王',
    sort: { by: 'net_revenue', direction: 'descending' },
    offset: 50,
    limit: 20,
  },
  'customers.card': { index: 7 },
  'masking.state': {},
  'masking.show': { reason: 'check', minutes: 5 },
  'masking.hide': {},
  'segments.count': { rule: RULE, filter: null },
  'segments.fields': { filter: null },
  'segments.overview': { filter: RULE },
  'segments.profile': { rule: RULE, filter: null },
  'segments.overlap': { ids: [1, 2], filter: null },
  'segments.movement': { rule: RULE, from: '2011-06-30', to: '2011-12-09', filter: null },
  'segments.clusters': { filter: null },
  'segments.cluster': { k: null },
  'segments.list': {},
  'segments.save': { id: null, name: '沉睡的大客户', rule: RULE },
  'segments.remove': { id: 1 },
  'figures.save': { title: '各阶段客户', columns: ['阶段', '客户'], rows: [['活跃', null]] },
  'retention.cohorts': { by: 'channel', period: 'quarter', filter: RULE },
  'retention.survival': { of: 'loss', by: 'year', filter: null },
  'retention.outside': { series: 'CPI', own: 'net_revenue', filter: RULE },
  'retention.churnTiming': { filter: RULE },
  'events.list': {},
  'events.add': { day: '2011-11-25', name: '黑色星期五' },
  'events.remove': { id: 1 },
  'actions.list': {},
  'actions.plan': {
    name: '唤醒沉睡客户',
    basis: { kind: 'rule', rule: RULE, row: 'stage.dormant' },
    filter: null,
    row: 'stage.dormant',
    channel: '',
    owner: '李',
    expected: '',
    cost: 120_000,
    start: '2011-12-10',
    review: '2012-01-31',
  },
  'actions.decide': { id: 3, decision: 'keep', note: '', nextReview: '2012-02-29' },
  'actions.reopen': { id: 3 },
  'actions.remove': { id: 3 },
  'playbook.edits': {},
  'playbook.setEdits': {
    rows: {
      'class12.champions': { action: '电话', channel: '', offer: '', measure: '', expected: '' },
    },
    fits: { 'high.app': 'never' },
  },
  'reports.model': { scheme: 'time', exportId: 'R-0001' },
  'reports.print': { language: 'zh-CN', scheme: 'value' },
  'reports.list': {},
  'reports.outline': {},
  'reports.setOutline': OUTLINE,
  'reports.addFigure': { figure: { kind: 'churnTiming', show: 'losses', filter: RULE } },
  'reports.removeFigure': { id: 1 },
};

const METHODS = Object.keys(contract) as MethodName[];

const ANSWERS = {
  ...workspaceAnswers({ open: true, known: true, language: 'en', theme: 'light' }),
  ...importAnswers({ empty: false }),
  ...identityAnswers({ empty: false }),
  ...overviewAnswers,
  ...resultAnswers,
  ...segmentAnswers,
  ...stageAnswers,
  ...touchpointAnswers,
  ...actionAnswers,
  'reports.list': [
    { exportId: 'R-0001', at: '2026-11-22T08:00:00.000Z', fileName: 'a.pdf', pages: 9 },
  ],
  'jobs.list': [],
  'jobs.cancel': {},
  'jobs.pause': {},
};

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('the contract speaks JSON', () => {
  it.each(METHODS)('%s can be written as a JSON schema: no Map, Set, Date or undefined', (name) => {
    for (const io of ['input', 'output'] as const) {
      expect(z.toJSONSchema(contract[name][io], { io, unrepresentable: 'throw' })).toBeDefined();
    }
  });

  it.each(METHODS)('the input of %s passes the pipe unchanged', (name) => {
    const { input } = contract[name];
    const parsed: unknown = input.parse(INPUTS[name]);
    expect(input.parse(throughJson(INPUTS[name]))).toStrictEqual(parsed);
    // What a schema filled in is itself a valid input that stays as it is.
    expect(input.parse(throughJson(parsed))).toStrictEqual(parsed);
  });

  it.each(METHODS)('the answer of %s passes the pipe unchanged', (name) => {
    const answer = (ANSWERS as Partial<Record<MethodName, unknown>>)[name];
    const given: unknown =
      typeof answer === 'function'
        ? (answer as (input: unknown) => unknown)(contract[name].input.parse(INPUTS[name]))
        : answer;
    expect(given, 'the mock has no answer').toBeDefined();
    expect(contract[name].output.parse(throughJson(given))).toStrictEqual(given);
  });
});
