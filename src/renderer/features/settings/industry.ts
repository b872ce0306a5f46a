import { INDUSTRY_PRESETS, type Industry } from '#shared/domain/presets.ts';
import { DEFAULT_STAGE_RULES, type StageRules } from '#shared/domain/stageSchemes.ts';
import type { AnalysisForm, Typed } from './analysisForm.ts';

/** One setting that an industry would change. */
export interface SettingChange {
  readonly setting: keyof StageRules | 'horizonMonths';
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
  const { horizonMonths } = preset;
  return horizonMonths === form.horizonMonths
    ? rules
    : [...rules, { setting: 'horizonMonths', from: form.horizonMonths, to: horizonMonths }];
}

/** The form with the industry's settings filled in; nothing is saved by that. */
export function withIndustry(form: AnalysisForm, industry: Industry): AnalysisForm {
  const { stageRules, horizonMonths } = INDUSTRY_PRESETS[industry];
  return { ...form, stageRules: { ...form.stageRules, ...stageRules }, horizonMonths };
}
