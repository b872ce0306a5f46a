import { describe, expect, it } from 'vitest';
import { acquisitionSchema, type AcquisitionView } from '#shared/contract/analysis.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis, tableRecords } from '../index.ts';
import { basisOfText, costBases } from './costBasis.ts';
import { leadStep } from './leadStepWords.ts';

const SETTINGS = analysisSettingsSchema.parse({});

/** b and c are known by phone or e-mail alone; d and e share a phone, which then names nobody. */
const ORDERS = [
  'order_id,customer_id,date,amount,channel,phone,email',
  'o1,a,2024-01-20,100,Web,13800000001,a@example.com',
  'o2,a,2024-02-20,50,Shop,13800000001,a@example.com',
  'o3,b,2024-02-05,80,Web,13800000002,b@example.com',
  'o4,c,2024-03-01,10,Shop,13800000003,c@example.com',
  'o5,d,2024-06-30,10,Shop,13800000004,d@example.com',
  'o6,e,2024-06-30,10,Shop,13800000004,e@example.com',
];
const LEADS = [
  'lead_id,created_at,stage,source,customer_id,phone,email',
  'L1,2024-01-10,new,WEB,a,,',
  'L1,2024-01-12,qualified,WEB,,,',
  'L2,2024-01-31,New,web,,13800000002,',
  'L3,2024-03-05,new,shop,,,c@example.com',
  'L4,2024-06-01,new,shop,,13800000004,',
  'L5,2024-06-02,new,Radio,,13900000009,',
  'L5,2024-06-05,lost,Radio,,13900000009,',
  'L6,2024-06-03,new,Radio,,13900000009,',
];

function imported(lines: readonly string[], name: string, answers?: Record<string, string>) {
  return importAll(fileOf(`${lines.join('\n')}\n`, name), answers ? { answers } : {});
}

function viewOf(settings: AnalysisSettings = SETTINGS): AcquisitionView {
  runAnalysis(store, settings, control);
  const acquisition = latestRun(store).acquisition.overview();
  if (!acquisition.ok) throw new Error(acquisition.reason);
  return acquisitionSchema.parse(acquisition.value);
}

function funnelOf(view: AcquisitionView) {
  if (!view.funnel.ok) throw new Error(view.funnel.reason);
  return view.funnel.value;
}

describe('leads', () => {
  it('are asked for where there are none', () => {
    imported(ORDERS, 'orders.csv', { currency: 'CNY' });
    expect(viewOf().funnel).toMatchObject({ ok: false, reason: 'no_leads' });
  });

  it('meet customers by id, phone and e-mail, never by a key of two', () => {
    expect(imported(LEADS, 'leads.csv').kind).toBe('leads');
    const funnel = funnelOf(viewOf());
    expect(funnel.steps).toEqual(['New', 'qualified']);
    // c had ordered before; the phone of d and e names neither; L5 and L6 are two numbers.
    expect(funnel.total).toMatchObject({
      leads: 5,
      reached: [5, 2],
      ordered: 2,
      orderedBefore: 1,
      lost: 1,
      cycle: { count: 2, median: 5, p90: 10 },
    });
    expect(funnel.channels.map(({ channel, leads }) => [channel, leads])).toEqual([
      ['Radio', 2],
      ['Web', 2],
      ['Shop', 1],
    ]);
  });

  it('follow the names and the least confidence of the settings', () => {
    const acquisition = { ...SETTINGS.acquisition, names: { radio: 'Shop' } };
    const strict = { ...SETTINGS, acquisition, identity: { leastConfidence: 0.95 } };
    const funnel = funnelOf(viewOf(strict));
    // A phone is not sure enough now, so b is no lead's customer.
    expect(funnel.total).toMatchObject({ ordered: 1, orderedBefore: 1 });
    expect(funnel.channels.map(({ channel }) => channel)).toEqual(['Shop', 'Web']);
  });

  it('are written as a table', () => {
    viewOf();
    const rows = [...tableRecords(latestRun(store), 'funnel')].map((row) => row.trimEnd());
    expect(rows.slice(-5)).toEqual([
      'all,,0,leads,5,1,,,,,,,',
      'all,,1,New,5,1,,,0,,,,',
      'all,,2,qualified,2,0.4,2,2,0,,,,',
      'all,,3,first_order,2,0.4,8,8,0,5,10,1,',
      'all,,4,returned_90d,1,0.2,,,,,,,2',
    ]);
    const cohorts = [...tableRecords(latestRun(store), 'cac_cohorts')];
    expect(cohorts.slice(1, 3)).toEqual([
      'first_order,2024-01,1,1,,,150,,,1\n',
      'first_order,2024-02,1,1,,,80,,,1\n',
    ]);
  });
});

describe('costs', () => {
  it('say what they are charged by; what they leave open the user can state', () => {
    const costs = [
      'month,channel,pricing model,spend,clicks,impressions',
      '2024-01,Web,CPC,30,20,1000',
      '2024-02,Web,,12,,',
      '2024-02,Laden,CPL,9,,',
    ];
    const batch = imported(costs, 'marketing.csv', { currency: 'CNY' });
    const acquisition = {
      ...SETTINGS.acquisition,
      names: { Laden: 'Shop' },
      bases: { web: 'fixed' as const },
    };
    const { channels } = viewOf({ ...SETTINGS, acquisition });
    const web = channels.find(({ channel }) => channel === 'Web')?.prices;
    expect(web).toMatchObject({ cpc: 150, clickRate: 0.02, leads: 2, cpl: 2100 });
    expect(web?.byBasis).toEqual([
      { basis: 'click', cost: 3000 },
      { basis: 'fixed', cost: 1200 },
    ]);
    const shop = channels.find(({ channel }) => channel === 'Shop')?.prices;
    expect(shop?.byBasis).toEqual([{ basis: 'lead', cost: 900 }]);
    store.batches.undo(batch.id);
  });

  it.each([
    ['CPC', 'click'],
    ['按点击付费', 'click'],
    ['cost per lead', 'lead'],
    ['潛在顧客', 'lead'],
    ['CPA', 'action'],
    ['包月', 'fixed'],
    ['CPM', 'other'],
    ['', 'unknown'],
  ])('%s is charged by %s', (text, basis) => {
    expect(basisOfText(text)).toBe(basis);
  });

  it('take what the row says before what was stated', () => {
    expect([...costBases(['', 'CPL', ''], ['ＡＤ ', 'ad', 'tv'], { ad: 'action' })]).toEqual([
      3, 2, 0,
    ]);
  });
});

describe('names of steps', () => {
  it('tell their place, or that the lead was given up', () => {
    const ranks = ['new', 'contacted', 'MQL', '演示', '报价', 'negotiation', '成交'].map(
      (name) => leadStep(name.toLowerCase()).rank,
    );
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(leadStep('foo').rank).toBeNaN();
    expect(['closed lost', '无效', '戰敗', 'disqualified'].map((n) => leadStep(n).lost)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(leadStep('有效').lost).toBe(false);
  });
});
