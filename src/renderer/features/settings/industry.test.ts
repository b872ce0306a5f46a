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
      const others = [
        ['horizonMonths', FORM.horizonMonths, filled.horizonMonths],
        ['periodDays', FORM.rfm.periodDays, filled.rfm.periodDays],
        ['watchMonths', FORM.valueModels.watch.months, filled.valueModels.watch.months],
        ['watchFall', 60, filled.valueModels.watch.fallTo * 100],
      ] as const;
      expect(listed.map(({ setting, to }) => [setting, to])).toEqual([
        ...changed,
        ...others.filter(([, from, to]) => from !== to).map(([setting, , to]) => [setting, to]),
      ]);
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
