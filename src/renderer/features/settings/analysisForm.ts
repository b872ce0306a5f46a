import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { rfmSettingsSchema } from '#shared/contract/rfmSettings.ts';
import type { LoyaltyTier } from '#shared/domain/rfmClasses.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';

/** The analysis settings as the user types them: shares in per cent, empty fields allowed. */
export interface AnalysisForm {
  readonly asOf: string;
  readonly stageRules: Readonly<Record<keyof StageRules, Typed>>;
  readonly rfm: RfmForm;
  readonly horizonMonths: Typed;
  readonly yearlyRate: Typed;
  readonly leastConfidence: Typed;
  /** Has its fields on the Value screen; kept as it was saved. */
  readonly valueModels: Omit<AnalysisSettings['clv'], 'horizonMonths' | 'yearlyRate'>;
  /** Has its fields on the screen Acquisition; kept as it was saved. */
  readonly acquisition: AnalysisSettings['acquisition'];
}

/** The part of the RFM scores; their weights have a panel of their own and are kept as they were. */
export interface RfmForm extends Pick<
  AnalysisSettings['rfm'],
  'method' | 'levels' | 'line' | 'weights'
> {
  readonly fixed: Readonly<Record<FixedDimension, readonly Typed[]>>;
  readonly periodDays: Typed;
  readonly tiers: Readonly<Record<TierLimit, Typed>>;
  /** Empty for unknown. */
  readonly benefits: Readonly<Record<LoyaltyTier, Typed>>;
}
export type FixedDimension = keyof AnalysisSettings['rfm']['fixed'];
export type TierLimit = keyof AnalysisSettings['rfm']['tiers'];

/** What a number field holds: a number, or the text that is not one yet. */
export type Typed = number | string;

/** Why a field is refused, by the field's path in the settings. */
export type FormFaults = ReadonlyMap<string, 'range' | 'day' | 'order'>;

/** The stored settings in the form's units. */
export function formOf(settings: AnalysisSettings): AnalysisForm {
  const { horizonMonths, yearlyRate, ...valueModels } = settings.clv;
  return {
    asOf: settings.asOf ?? '',
    stageRules: settings.stageRules,
    rfm: { ...settings.rfm, benefits: benefitsOf(settings.rfm.benefits, '') },
    horizonMonths,
    yearlyRate: toPercent(yearlyRate),
    valueModels,
    leastConfidence: toPercent(settings.identity.leastConfidence),
    acquisition: settings.acquisition,
  };
}

/** The form with the fields of this screen as in a new workspace; what other screens hold stays. */
export function resetOf({ valueModels, acquisition }: AnalysisForm): AnalysisForm {
  return { ...formOf(analysisSettingsSchema.parse({})), valueModels, acquisition };
}

/** The settings that the form stands for, or what is wrong with it: the core's own schema decides. */
export function settingsOf(form: AnalysisForm): {
  readonly settings: AnalysisSettings | null;
  readonly faults: FormFaults;
} {
  const parsed = analysisSettingsSchema.safeParse({
    asOf: form.asOf.trim() === '' ? null : form.asOf.trim(),
    stageRules: form.stageRules,
    rfm: {
      ...form.rfm,
      fixed: limitsThatHold(form.rfm),
      benefits: benefitsOf(form.rfm.benefits, null),
    },
    clv: {
      ...form.valueModels,
      horizonMonths: form.horizonMonths,
      yearlyRate: ofPercent(form.yearlyRate),
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

/** The fixed limits; one that does not hold now and is no number falls back, as its field is not shown. */
function limitsThatHold({ method, levels, fixed }: RfmForm): RfmForm['fixed'] {
  const usual = rfmSettingsSchema.parse({}).fixed;
  const of = (dimension: FixedDimension): readonly Typed[] =>
    fixed[dimension].map((limit, i) =>
      typeof limit === 'number' || (method === 'fixed' && i < levels - 1)
        ? limit
        : (usual[dimension][i] ?? limit),
    );
  return {
    recencyDays: of('recencyDays'),
    frequency: of('frequency'),
    monetary: of('monetary'),
  };
}

/** Costs of benefits with what stands for unknown, on either side of the form. */
function benefitsOf<Unknown extends '' | null>(
  benefits: Readonly<Record<LoyaltyTier, Typed | null>>,
  unknown: Unknown,
): Record<LoyaltyTier, Typed | Unknown> {
  const of = (tier: LoyaltyTier): Typed | Unknown => {
    const cost = benefits[tier];
    return cost === null || cost === '' ? unknown : cost;
  };
  return {
    diamond: of('diamond'),
    gold: of('gold'),
    silver: of('silver'),
    ordinary: of('ordinary'),
  };
}

/** 0.105 → 10.5, without the tail that binary fractions leave. */
export function toPercent(ratio: number): number {
  return Math.round(ratio * 1e6) / 1e4;
}

function ofPercent(typed: Typed): Typed {
  return typeof typed === 'number' ? Math.round(typed * 1e4) / 1e6 : typed;
}
