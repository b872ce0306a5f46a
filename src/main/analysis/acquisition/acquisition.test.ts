import { describe, expect, it } from 'vitest';
import { acquisitionSchema, type AcquisitionView } from '#shared/contract/analysis.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis, tableRecords } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({});
const ORDERS = [
  'order_id,customer_id,date,amount,channel',
  'o1,a,2024-01-05,100.5,Web',
  'o2,a,2024-02-20,50,Shop',
  'o3,b,2024-01-20,80,ＷＥＢ ',
  'o4,c,2024-03-01,10,Shop',
  'o5,d,2024-04-30,10,',
];
const COSTS = [
  'month,channel,spend,clicks',
  '2024-01,web,30.25,20',
  '2024-04,WEB,9.75,20',
  '2024-02,Laden,15,',
  '2024-03,,4,',
  '2024-03,radio,7,',
];

function imported(lines: readonly string[], name: string, currency = 'CNY'): number {
  return importAll(fileOf(`${lines.join('\n')}\n`, name), { answers: { currency } }).id;
}

function viewOf(settings: AnalysisSettings = SETTINGS): AcquisitionView {
  runAnalysis(store, settings, control);
  const acquisition = latestRun(store).acquisition.overview();
  if (!acquisition.ok) throw new Error(acquisition.reason);
  return acquisitionSchema.parse(acquisition.value);
}

function records(): string[] {
  return [...tableRecords(latestRun(store), 'channels')].map((record) => record.trimEnd());
}

/** One after the other: the costs come to the orders as a user would bring them. */
describe('channels', () => {
  it('stand without costs: value and retention, nothing divided', () => {
    imported(ORDERS, 'orders.csv');
    const view = viewOf();
    expect(view.costs).toEqual({ state: 'none' });
    expect(records()).toEqual([
      'channel,customers,cost,cac,conversion,retention_90d,clv,clv_to_cac,payback_months,' +
        'costed_customers,allocated_cost,observed_90d,clv_basis,quadrant,few,unmatched,stickiness,' +
        'newest_customers,newest_lost,earlier_customers,earlier_lost,impressions,clicks,click_rate,' +
        'cpc,leads,cpl',
      'Web,2,,,,0.5,115.25,,,0,,2,realised,,1,0,0.375,2,1,0,0,,,,,,',
      ',1,,,,,10,,,0,,0,realised,,1,0,,0,0,0,0,,,,,,',
      'Shop,1,,,,,10,,,0,,0,realised,,1,0,,0,0,0,0,,,,,,',
    ]);
  });

  it('take costs by folded name; names that only costs have are lines without customers', () => {
    const batch = imported(COSTS, 'marketing.csv');
    const view = viewOf();
    expect(view.costs).toMatchObject({
      state: 'used',
      spent: 6600,
      attributed: 6200,
      unallocated: 400,
      leftOut: 0,
      period: { from: '2024-01', to: '2024-04' },
    });
    expect(records().slice(1)).toEqual([
      'Web,2,40.00,20,0.05,0.5,115.25,5.7625,0,2,0.00,2,realised,grow,1,0,0.375,2,1,0,0,,40,,1,,',
      ',1,,,,,10,,,1,,0,realised,,1,0,,0,0,0,0,,,,,,',
      'Shop,1,,,,,10,,,1,,0,realised,,1,0,,0,0,0,0,,,,,,',
      'Laden,0,15.00,,,,,,,0,0.00,0,realised,,1,1,,0,0,0,0,,,,,,',
      'radio,0,7.00,,,,,,,0,0.00,0,realised,,1,1,,0,0,0,0,,,,,,',
    ]);
    expect(view.total).toMatchObject({ customers: 4, cost: 6600, cac: 1650 });
    store.batches.undo(batch);
  });

  it('follow the settings: other names, and costs without a channel shared out', () => {
    const batch = imported(COSTS, 'marketing.csv');
    const acquisition = {
      ...SETTINGS.acquisition,
      allocation: 'by_customers' as const,
      names: { laden: 'shop' },
    };
    const view = viewOf({ ...SETTINGS, acquisition });
    expect(view.channels.map(({ channel, cost }) => [channel, cost])).toEqual([
      ['Web', 4267],
      ['', null],
      ['Shop', 1633],
      ['radio', 700],
    ]);
    expect(view.costs).toMatchObject({ allocated: 400, unallocated: 0 });
    store.batches.undo(batch);
  });

  it('refuse to divide costs in another currency, and say so', () => {
    const batch = imported(COSTS, 'marketing.csv', 'USD');
    const view = viewOf();
    expect(view.costs).toEqual({ state: 'currency', costs: 'USD', orders: 'CNY' });
    expect(view.channels[0]).toMatchObject({ cost: null, cac: null, conversion: 0.05 });
    store.batches.undo(batch);
  });

  it('are a finding of Home where the conversion fell by more than chance explains', () => {
    // Fifty new customers a month, then twenty; the shop falls by a quarter of twelve, which may be chance.
    const first = (channel: string, month: number, count: number): string[] =>
      Array.from({ length: count }, (_, i) => `${channel}${month}-${i}`).map(
        (id) => `${id},${id},2023-0${month}-05,10,${channel}`,
      );
    const months = [1, 2, 3, 4, 5, 6];
    const orders = months.flatMap((month) => [
      ...first('net', month, month < 4 ? 50 : 20),
      ...first('stall', month, month < 4 ? 12 : 9),
    ]);
    const batches = [
      imported(['order_id,customer_id,date,amount,channel', ...orders], 'fall.csv'),
      imported(
        [
          'month,channel,spend,clicks',
          ...months.flatMap((month) => [`2023-0${month},net,9,1000`, `2023-0${month},stall,9,500`]),
        ],
        'clicks.csv',
      ),
    ];
    viewOf({ ...SETTINGS, asOf: '2023-06-30' });
    const fell = latestRun(store)
      .overview()
      .findings.filter(({ code }) => code === 'conversion_down');
    expect(fell).toHaveLength(1);
    expect(fell[0]).toMatchObject({
      route: '#/acquisition',
      params: { channel: 'net', before: 0.05, now: 0.02 },
    });
    for (const batch of batches.reverse()) store.batches.undo(batch);
  });
});
