import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { formOf, resetOf, settingsOf } from './analysisForm.ts';

const DEFAULTS = analysisSettingsSchema.parse({});

describe('the analysis form', () => {
  it('gives back the settings it was made from', () => {
    const settings = {
      ...DEFAULTS,
      asOf: '2024-02-29',
      clv: {
        ...DEFAULTS.clv,
        horizonMonths: 24,
        yearlyRate: 0.105,
        margin: 0.333,
        costPerOrder: 3.5,
        formula: 'clv - cac',
      },
      identity: { leastConfidence: 0.95 },
      acquisition: {
        allocation: 'by_revenue' as const,
        names: { referral: '老客推荐' },
        bases: { 抖音: 'click' as const },
        target: { ratio: 3, paybackMonths: 6 },
      },
    };
    expect(settingsOf(formOf(settings)).settings).toEqual(settings);
    expect(settingsOf(formOf(DEFAULTS)).settings).toEqual(DEFAULTS);
  });

  it('takes an empty date as not set', () => {
    expect(settingsOf({ ...formOf(DEFAULTS), asOf: ' ' }).settings?.asOf).toBeNull();
  });

  it('goes back to the first settings without touching what other screens hold', () => {
    const clv = { ...DEFAULTS.clv, margin: 0.4, horizonMonths: 36 };
    const reset = settingsOf(resetOf(formOf({ ...DEFAULTS, clv, asOf: '2024-02-29' }))).settings;
    expect(reset).toEqual({ ...DEFAULTS, clv: { ...DEFAULTS.clv, margin: 0.4 } });
  });

  it('says which field is wrong, and how', () => {
    const form = formOf(DEFAULTS);
    expect(settingsOf({ ...form, asOf: '5/1/2024' }).faults.get('asOf')).toBe('day');
    expect(settingsOf({ ...form, yearlyRate: 900 }).faults.get('clv.yearlyRate')).toBe('range');
    expect(settingsOf({ ...form, horizonMonths: '' }).faults.get('clv.horizonMonths')).toBe(
      'range',
    );
    const swapped = { ...form, stageRules: { ...DEFAULTS.stageRules, dormantMonths: 3 } };
    expect(settingsOf(swapped).faults.get('stageRules.dormantMonths')).toBe('order');
    const { rfm } = form;
    const tiers = { ...form, rfm: { ...rfm, tiers: { ...rfm.tiers, gold: 95 } } };
    expect(settingsOf(tiers).faults.get('rfm.tiers.diamond')).toBe('order');
    const fixed = (
      frequency: (number | string)[],
      levels = 5,
      method: 'fixed' | 'tuned' = 'fixed',
    ) =>
      settingsOf({ ...form, rfm: { ...rfm, method, levels, fixed: { ...rfm.fixed, frequency } } })
        .faults;
    expect(fixed([1, 2, 2, 8]).get('rfm.fixed.frequency')).toBe('order');
    expect(fixed([1, '', 2, 8]).get('rfm.fixed.frequency.1')).toBe('range');
    // With three levels only the first two limits hold.
    expect(fixed([1, 3, 2, 8], 3).size).toBe(0);
    // Limits without a field on the screen keep nobody from saving.
    expect(fixed([2, 500, 4, 8], 5, 'tuned').size).toBe(0);
    expect(fixed([1, '', 2, 8], 5, 'tuned').size).toBe(0);
    expect(fixed([1, 3, '', 8], 3).size).toBe(0);
  });
});
