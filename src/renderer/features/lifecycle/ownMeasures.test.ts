import { describe, expect, it } from 'vitest';
import type { StageProfile } from '#shared/contract/stages.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { ACQUISITION } from '#test/renderer/mockAcquisition.ts';
import { acquiredText, ownMeasures } from './ownMeasures.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };

function stage(id: string, more: Partial<StageProfile['stages'][number]>) {
  const none = { orders: 0, revenue: 0, yearRevenue: 0, silence: null, chance: null, value: null };
  return { id, hasData: true, customers: 0, ...none, ...more };
}

const VIEW: StageProfile = {
  scheme: 'time',
  asOf: '2024-06-30',
  money: { currency: null, digits: 2 },
  hasAmounts: true,
  horizonMonths: 12,
  stages: [
    stage('new', { customers: 10, yearRevenue: 20_000 }),
    stage('active', { customers: 30, yearRevenue: 80_000 }),
    stage('dormant', { customers: 60, chance: 0.125, value: 45_000 }),
    stage('lost', {}),
  ],
  rhythm: null,
};

describe('the measures of a stage', () => {
  it('are the weight of the active and the chance of the dormant', () => {
    expect(ownMeasures(VIEW, words)).toEqual([
      'Active: 80.0% of the revenue of the last twelve months from 30.0% of the customers, 26.67 each.',
      'Dormant: a mean chance of 12.5% of an order within 12 months; together 450 are expected of them.',
    ]);
  });

  it('tell a mean with two decimals, however fine the amounts of the file are', () => {
    const money = { currency: null, digits: 4 };
    const stages = [stage('active', { customers: 3, yearRevenue: 100_000 })];
    expect(ownMeasures({ ...VIEW, money, stages }, words)[0]).toContain('3.33 each');
  });

  it('are told without money or a model as far as they are known', () => {
    const plain = VIEW.stages.map((one) => ({ ...one, value: null }));
    expect(ownMeasures({ ...VIEW, hasAmounts: false, stages: plain }, words)).toEqual([
      'Dormant: a mean chance of 12.5% of an order within 12 months.',
    ]);
    expect(ownMeasures({ ...VIEW, horizonMonths: null }, words)).toHaveLength(1);
    expect(ownMeasures({ ...VIEW, scheme: 'value' }, words)).toEqual([]);
    expect(ownMeasures({ ...VIEW, stages: VIEW.stages.slice(0, 1) }, words)).toEqual([]);
  });
});

describe('the measures of the acquired', () => {
  it('are the totals of the page Acquisition, leads with an order for the way to it', () => {
    const { funnel, total } = ACQUISITION;
    const leads = funnel.ok ? funnel.value.total : { leads: 0, ordered: 0 };
    const text = acquiredText(ACQUISITION, words);
    expect(text).toContain(
      `New customers of all channels: ${words.format.number(total.customers)};`,
    );
    expect(text).toContain(
      `leads with an order ${words.format.percent(leads.ordered / leads.leads)}`,
    );
    const none = { ok: false, code: 'NO_DATA', reason: 'no_leads', details: {} } as const;
    expect(acquiredText({ ...ACQUISITION, funnel: none }, words)).toContain(
      'leads with an order unknown',
    );
  });
});
