import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { INDUSTRY_PRESETS, LIMIT_PRESETS, type Industry } from '#shared/domain/presets.ts';
import { formOf, settingsOf } from './analysisForm.ts';
import { industryChanges, withIndustry } from './industry.ts';

const FORM = formOf(analysisSettingsSchema.parse({}));

describe('settings of an industry', () => {
  it('lists exactly what filling in changes, and nothing once it is filled in', () => {
    for (const industry of Object.keys(INDUSTRY_PRESETS) as Industry[]) {
      const filled = withIndustry(FORM, industry);
      const changed = Object.entries(filled.stageRules)
        .filter(([name, value]) => FORM.stageRules[name as keyof typeof FORM.stageRules] !== value)
        .map(([name, to]) => [name, to]);
      const listed = industryChanges(FORM, industry);
      expect(
        listed
          .filter(({ setting }) => setting !== 'horizonMonths')
          .map(({ setting, to }) => [setting, to]),
      ).toEqual(changed);
      expect(listed.some(({ setting }) => setting === 'horizonMonths')).toBe(
        filled.horizonMonths !== FORM.horizonMonths,
      );
      expect(industryChanges(filled, industry)).toEqual([]);
    }
  });

  it('gives settings that the core accepts', () => {
    for (const industry of Object.keys(INDUSTRY_PRESETS) as Industry[]) {
      expect(settingsOf(withIndustry(FORM, industry)).faults.size).toBe(0);
    }
    for (const limits of Object.values(LIMIT_PRESETS)) {
      expect(
        settingsOf({ ...FORM, stageRules: { ...FORM.stageRules, ...limits } }).faults.size,
      ).toBe(0);
    }
  });
});
