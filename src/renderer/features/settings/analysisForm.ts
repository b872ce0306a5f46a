import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';

/** The analysis settings as the user types them: shares in per cent, empty fields allowed. */
export interface AnalysisForm {
  readonly asOf: string;
  readonly stageRules: Readonly<Record<keyof StageRules, Typed>>;
  readonly line: AnalysisSettings['rfm']['line'];
  readonly horizonMonths: Typed;
  readonly yearlyRate: Typed;
  readonly margin: Typed;
  readonly leastConfidence: Typed;
  /** Has its fields on the screen Acquisition; kept as it was saved. */
  readonly acquisition: AnalysisSettings['acquisition'];
}

/** What a number field holds: a number, or the text that is not one yet. */
export type Typed = number | string;

/** Why a field is refused, by the field's path in the settings. */
export type FormFaults = ReadonlyMap<string, 'range' | 'day' | 'order'>;

/** The stored settings in the form's units. */
export function formOf(settings: AnalysisSettings): AnalysisForm {
  return {
    asOf: settings.asOf ?? '',
    stageRules: settings.stageRules,
    line: settings.rfm.line,
    horizonMonths: settings.clv.horizonMonths,
    yearlyRate: toPercent(settings.clv.yearlyRate),
    margin: settings.clv.margin === null ? '' : toPercent(settings.clv.margin),
    leastConfidence: toPercent(settings.identity.leastConfidence),
    acquisition: settings.acquisition,
  };
}

/** The settings that the form stands for, or what is wrong with it: the core's own schema decides. */
export function settingsOf(form: AnalysisForm): {
  readonly settings: AnalysisSettings | null;
  readonly faults: FormFaults;
} {
  const parsed = analysisSettingsSchema.safeParse({
    asOf: form.asOf.trim() === '' ? null : form.asOf.trim(),
    stageRules: form.stageRules,
    rfm: { line: form.line },
    clv: {
      horizonMonths: form.horizonMonths,
      yearlyRate: ofPercent(form.yearlyRate),
      margin: form.margin === '' ? null : ofPercent(form.margin),
    },
    identity: { leastConfidence: ofPercent(form.leastConfidence) },
    acquisition: form.acquisition,
  });
  if (parsed.success) return { settings: parsed.data, faults: new Map() };
  return {
    settings: null,
    faults: new Map(
      parsed.error.issues.map(({ path, code }) => {
        const field = path.join('.');
        if (field === 'asOf') return [field, 'day'];
        return [field, code === 'custom' ? 'order' : 'range'];
      }),
    ),
  };
}

/** 0.105 → 10.5, without the tail that binary fractions leave. */
function toPercent(ratio: number): number {
  return Math.round(ratio * 1e6) / 1e4;
}

function ofPercent(typed: Typed): Typed {
  return typeof typed === 'number' ? Math.round(typed * 1e4) / 1e6 : typed;
}
