import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { ACQUISITION } from '#test/renderer/mockAcquisition.ts';
import { costChannels, namesToMatch, rulesOf, settingsWith, withEntry } from './rulesForm.ts';
import { hasTarget, targetState } from './targets.ts';

const STORED = analysisSettingsSchema.parse({ asOf: '2024-02-29' });

describe('the rules of the page', () => {
  it('give back the settings they were made from, other settings untouched', () => {
    const acquisition = {
      allocation: 'by_revenue' as const,
      names: { radio: 'Shop' },
      bases: { Web: 'click' as const },
      target: { ratio: 2.5, paybackMonths: 0 },
    };
    const stored = { ...STORED, acquisition };
    expect(settingsWith(stored, rulesOf(acquisition)).settings).toEqual(stored);
    expect(settingsWith(STORED, rulesOf(STORED.acquisition)).settings).toEqual(STORED);
  });

  it('say which target is out of range', () => {
    const form = rulesOf(STORED.acquisition);
    const { settings, faults } = settingsWith(STORED, { ...form, ratio: 0, paybackMonths: 2.5 });
    expect(settings).toBeNull();
    expect([...faults].sort()).toEqual(['paybackMonths', 'ratio']);
  });

  it('set and take out entries', () => {
    expect(withEntry({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
    expect(withEntry({ a: 1 }, 'a', null)).toEqual({});
  });

  it('offer names without an order, and those matched before', () => {
    expect(namesToMatch(ACQUISITION, { radio: '抖音' })).toEqual(['radio', '百度推广']);
  });

  it('ask for a basis only where the rows do not say', () => {
    expect(costChannels(ACQUISITION, {})).toEqual([]);
    expect(costChannels(ACQUISITION, { 抖音: 'lead' })).toEqual(['抖音']);
  });
});

describe('targets', () => {
  const state = (clvToCac: number | null, paybackMonths: number | null) =>
    targetState({ clvToCac, paybackMonths }, { ratio: 3, paybackMonths: 6 });

  it('are met when all are, missed when one is', () => {
    expect([state(3, 6), state(2.9, 1), state(9, 7)]).toEqual(['met', 'missed', 'missed']);
  });

  it('say nothing where too little is known or nothing is set', () => {
    expect([state(9, null), state(null, null)]).toEqual([null, null]);
    expect(state(1, null)).toBe('missed');
    const none = { ratio: null, paybackMonths: null };
    expect(targetState({ clvToCac: 1, paybackMonths: 9 }, none)).toBeNull();
    expect([hasTarget(none), hasTarget({ ...none, paybackMonths: 0 })]).toEqual([false, true]);
  });
});
