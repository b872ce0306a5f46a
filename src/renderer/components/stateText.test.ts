import { describe, expect, it } from 'vitest';
import type { Gate } from '#shared/contract/common.ts';
import { createTranslator } from '#shared/i18n/index.ts';
import { gateText, gateTitle } from './stateText.ts';

const words = createTranslator('en');
const gate = (code: Gate['code'], reason: string, details = {}): Gate => ({
  ok: false,
  code,
  reason,
  details,
});

describe('why a figure is not shown', () => {
  it('is no lack of data where there is no difference in them', () => {
    const season = gate('TOO_FEW_DATA', 'no_season');
    expect(gateTitle(season, words)).toBe('No difference to be seen');
    expect(gateText(season, words)).toMatch(/no more than chance/);
    expect(gateTitle(gate('CANNOT_FIT', 'no_spread'), words)).toBe('No difference to be seen');
  });

  it('has a title of its own where data are few, absent, or fit no model', () => {
    expect(gateTitle(gate('TOO_FEW_DATA', 'few_years'), words)).toBe(
      'Too few data for this figure',
    );
    expect(gateTitle(gate('CANNOT_FIT', 'no_maximum'), words)).toBe(
      'This figure cannot be computed',
    );
    expect(gateTitle(gate('NO_DATA', 'older_run'), words)).toBe('This figure is not there');
    expect(gateTitle(gate('NO_AMOUNTS', 'no_amounts'), words)).toBe('This figure is not there');
  });
});
