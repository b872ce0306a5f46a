import { describe, expect, it } from 'vitest';
import type { FeatureTest } from '#shared/contract/features.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { featuresOf } from '#test/renderer/mockRfm.ts';
import { pText, readingOf } from './featureText.ts';

const WORDS = { ...createTranslator('en'), format: createFormatter('en') };

/** The reading of one feature's test, some of its numbers replaced. */
function reading(feature: string, change: Partial<FeatureTest> = {}): string {
  const view = featuresOf('loyalty');
  const test = view.tests.find((one) => one.feature === feature);
  if (!test?.result.ok) throw new Error('no test');
  const result = { ok: true as const, value: { ...test.result.value, ...change } };
  return readingOf({ ...test, result }, view, WORDS);
}

describe('the reading of a test', () => {
  const widest = { highest: 'gold', lowest: 'silver', difference: 12, low: -3, high: 27 };

  it('is never that there is no effect', () => {
    const text = reading('gap_days', { holm: 0.6, widest });
    expect(text).toBe(
      'No clear evidence either way. Gold less Silver: 12.0, interval −3.0 to 27.0.',
    );
    expect(reading('gap_days', { holm: 0.6, widest: null })).toBe('No clear evidence either way.');
  });

  it('says where only the number of tests speaks against a difference', () => {
    const text = reading('gap_days', { holm: 0.2, widest: { ...widest, low: 1.5 } });
    expect(text).toMatch(
      /^No clear evidence either way: taken alone .* as one of \d+ tests it is not\./,
    );
    expect(text).toContain('interval taken alone 1.5 to 27.0');
  });

  it('says how much the groups explain, and between which the difference is widest', () => {
    const found = { holm: 0.001, etaSquared: 0.08, widest: { ...widest, low: 4 } };
    expect(reading('gap_days', found)).toBe(
      'The groups differ and explain 8.0% of the variation (middling). Gold less Silver: 12.0, interval 4.0 to 27.0.',
    );
  });

  it('takes no difference for a finding that the groups are made from', () => {
    expect(reading('orders', { holm: 0 })).toBe(WORDS.t('features.read.byRule'));
  });

  it('writes p no finer than it is worth', () => {
    expect(pText(0.0004, WORDS)).toBe('< 0.001');
    expect(pText(0.0314, WORDS)).toBe('0.031');
    expect(pText(null, WORDS)).toBe('–');
  });
});
