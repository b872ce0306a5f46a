import { INDUSTRY_PRESETS, type Industry } from '#shared/domain/presets.ts';
import { DEFAULT_STAGE_RULES, type StageRules } from '#shared/domain/stageSchemes.ts';
import { toPercent, type AnalysisForm, type Typed } from './analysisForm.ts';

/** Settings beside the stage rules: windows, and limits of alerts (shares in per cent). */
const OTHERS = ['horizonMonths', 'periodDays', 'watchMonths', 'watchFall'] as const;
type OtherSetting = (typeof OTHERS)[number];

/** One setting that an industry would change. */
export interface SettingChange {
  readonly setting: keyof StageRules | OtherSetting;
  readonly from: Typed;
  readonly to: number;
}

/** Every setting of the form that the industry sets otherwise, in the order of the form. */
export function industryChanges(form: AnalysisForm, industry: Industry): SettingChange[] {
  const preset = INDUSTRY_PRESETS[industry];
  const wanted: Partial<StageRules> = preset.stageRules;
  const names = Object.keys(DEFAULT_STAGE_RULES) as (keyof StageRules)[];
  const rules = names.flatMap((setting): SettingChange[] => {
    const to = wanted[setting];
    const from = form.stageRules[setting];
    return to === undefined || to === from ? [] : [{ setting, from, to }];
  });
  const present = othersOf(form);
  const others = OTHERS.flatMap((setting): SettingChange[] => {
    const [from, to] = [present[setting], preset[setting]];
    return from === to ? [] : [{ setting, from, to }];
  });
  return [...rules, ...others];
}

function othersOf({ horizonMonths, rfm, valueModels }: AnalysisForm): Record<OtherSetting, Typed> {
  return {
    horizonMonths,
    periodDays: rfm.periodDays,
    watchMonths: valueModels.watch.months,
    watchFall: toPercent(valueModels.watch.fallTo),
  };
}

/** The form with the industry's settings filled in; nothing is saved by that. */
export function withIndustry(form: AnalysisForm, industry: Industry): AnalysisForm {
  const { stageRules, horizonMonths, periodDays, watchMonths, watchFall } =
    INDUSTRY_PRESETS[industry];
  return {
    ...form,
    stageRules: { ...form.stageRules, ...stageRules },
    horizonMonths,
    rfm: { ...form.rfm, periodDays },
    valueModels: {
      ...form.valueModels,
      watch: { months: watchMonths, fallTo: watchFall / 100 },
    },
  };
}
