import { describe, expect, it } from 'vitest';
import type { Kpi } from '#shared/contract/overview.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { clvChange, kpiChange, kpiValue, pointsChange } from './kpiText.ts';

const en = createFormatter('en');
const POUNDS = { currency: 'GBP', digits: 2 };

function kpi(id: Kpi['id'], unit: Kpi['unit'], value: number | null): Kpi {
  return { id, unit, value, gate: null, previous: null, lastYear: null, n: 10, series: [] };
}

describe('a tile', () => {
  it('writes its value in the form of its unit', () => {
    expect(kpiValue(kpi('orders', 'count', 2634), 2634, POUNDS, en)).toBe('2,634');
    expect(kpiValue(kpi('net_revenue', 'money', 1), 113_193_820, POUNDS, en)).toBe('£1.13M');
    expect(kpiValue(kpi('average_order_value', 'money', 1), 42_974, POUNDS, en)).toBe('£429.74');
    expect(kpiValue(kpi('retention', 'ratio', 1), 0.392, POUNDS, en)).toBe('39.2%');
  });

  it('gives points for shares and relative change for all else', () => {
    expect(kpiChange(kpi('retention', 'ratio', 0.392), 0.371, en)?.text).toBe('+2.1 pp');
    expect(kpiChange(kpi('orders', 'count', 110), 100, en)?.text).toBe('+10.0%');
    expect(kpiChange(kpi('net_revenue', 'money', -50), 100, en)?.text).toBe('−150.0%');
    const dearer = { id: 'cac', unit: 'money', value: 110 } as const;
    expect(kpiChange(dearer, 100, en)).toEqual({ text: '+10.0%', tone: 'bad' });
  });

  it('tells points of an index as points, not as points of a share', () => {
    const words = { ...createTranslator('en'), format: en };
    expect(pointsChange(1.26, words)).toEqual({ text: '+1.3 points', tone: 'good' });
    expect(pointsChange(-4, words)).toEqual({ text: '−4.0 points', tone: 'bad' });
    expect(pointsChange(0.04, words)).toEqual({ text: '0.0 points', tone: 'none' });
  });

  it('tells a change of value relative to before, and none without a before', () => {
    expect(clvChange({ all: { customers: 20, now: 90, before: 100 } }, en)).toEqual({
      text: '−10.0%',
      tone: 'bad',
    });
    expect(clvChange({ all: { customers: 20, now: 90, before: 0 } }, en)).toBeNull();
  });

  it('judges churn the other way round', () => {
    expect(kpiChange(kpi('churn', 'ratio', 0.6), 0.5, en)?.tone).toBe('bad');
    expect(kpiChange(kpi('retention', 'ratio', 0.6), 0.5, en)?.tone).toBe('good');
    expect(kpiChange(kpi('orders', 'count', 5), 5, en)?.tone).toBe('none');
  });

  it('claims no change without a base', () => {
    expect(kpiChange(kpi('orders', 'count', 5), 0, en)).toBeNull();
    // Neither half more nor half less: there are no per cent of a loss.
    expect(kpiChange(kpi('net_revenue', 'money', -50), -100, en)).toBeNull();
    expect(kpiChange(kpi('repeat_share', 'ratio', 0.1), 0, en)?.text).toBe('+10.0 pp');
    expect(kpiChange(kpi('orders', 'count', 5), null, en)).toBeNull();
    expect(kpiChange(kpi('orders', 'count', null), 5, en)).toBeNull();
  });
});
