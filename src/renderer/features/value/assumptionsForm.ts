import type { OrderModel } from '#shared/contract/contest.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The number fields of the assumptions; shares in per cent, money in major units. */
export type AssumptionField =
  | 'margin'
  | 'costPerOrder'
  | 'cac'
  | 'lifetimeMonths'
  | 'highFrom'
  | 'midFrom'
  | 'perPeriod'
  | 'periodMonths'
  | 'periods'
  | 'renewal'
  | 'watchMonths'
  | 'watchFall';

/** What a number field holds: a number, or the text that is not one yet. */
type Typed = number | string;

export type AssumptionsForm = Readonly<Record<AssumptionField, Typed>> & {
  /** A model of orders; empty for the one that foretold the past best. */
  readonly model: OrderModel | '';
  readonly tierKind: AnalysisSettings['clv']['tiers']['kind'];
  /** Counts with anything between them. */
  readonly survivors: string;
};

/** The saved settings as the user types them. */
export function assumptionsOf({ clv }: AnalysisSettings): AssumptionsForm {
  const { contract, tiers } = clv;
  const percent = (ratio: number | null): Typed =>
    ratio === null ? '' : Math.round(ratio * 1e6) / 1e4;
  return {
    model: clv.model ?? '',
    margin: percent(clv.margin),
    costPerOrder: clv.costPerOrder ?? '',
    cac: clv.cac ?? '',
    lifetimeMonths: clv.lifetimeMonths,
    tierKind: tiers.kind,
    highFrom: tiers.highFrom ?? '',
    midFrom: tiers.midFrom ?? '',
    perPeriod: contract?.perPeriod ?? '',
    periodMonths: contract?.periodMonths ?? 1,
    periods: contract?.periods ?? 36,
    renewal: percent(contract?.retention ?? null),
    watchMonths: clv.watch.months,
    watchFall: percent(clv.watch.fallTo),
    survivors: contract?.survivors.join(', ') ?? '',
  };
}

/** The settings that the form stands for, or null if the core's own schema refuses them. */
export function settingsWith(
  stored: AnalysisSettings,
  form: AssumptionsForm,
): AnalysisSettings | null {
  const orNull = (typed: Typed): Typed | null => (typed === '' ? null : typed);
  const ratio = (typed: Typed): Typed | null =>
    typeof typed === 'number' ? Math.round(typed * 1e4) / 1e6 : orNull(typed);
  const parsed = analysisSettingsSchema.safeParse({
    ...stored,
    clv: {
      ...stored.clv,
      model: orNull(form.model),
      margin: ratio(form.margin),
      costPerOrder: orNull(form.costPerOrder),
      cac: orNull(form.cac),
      lifetimeMonths: form.lifetimeMonths,
      tiers: {
        kind: form.tierKind,
        highFrom: orNull(form.highFrom),
        midFrom: orNull(form.midFrom),
      },
      watch: { months: form.watchMonths, fallTo: ratio(form.watchFall) },
      contract:
        form.perPeriod === ''
          ? null
          : {
              perPeriod: form.perPeriod,
              periodMonths: form.periodMonths,
              periods: form.periods,
              retention: ratio(form.renewal),
              survivors: (form.survivors.match(/\d+/g) ?? []).map(Number),
            },
    },
  });
  return parsed.success ? parsed.data : null;
}

/** Every term that the values rest on, with where it comes from and how much it covers. */
export function inputsSpec(view: ValueMoneyView, run: RunContext, words: Words): TableSpec {
  const { t, format } = words;
  const { inputs, whatIf } = view;
  const unknown = t('common.state.unknown');
  const money = (minor: number | null): string =>
    minor === null ? unknown : format.money(Math.round(minor), run.money);
  const data = t('valueModels.inputs.data', { n: format.number(inputs.orders) });
  const typed = (value: number | null): string =>
    value === null ? t('valueModels.inputs.unknown') : t('valueModels.inputs.typed');
  const covered = inputs.customers > 0 ? inputs.costedCustomers / inputs.customers : 0;
  return {
    columns: [
      { label: t('valueModels.inputs.name') },
      { label: t('valueModels.inputs.value'), numeric: true },
      { label: t('valueModels.inputs.source') },
    ],
    rows: [
      [t('valueModels.inputs.orderValue'), money(inputs.orderValue), data],
      [
        t('valueModels.inputs.ordersPerCustomer'),
        inputs.ordersPerCustomer === null ? unknown : format.number(inputs.ordersPerCustomer, 2),
        data,
      ],
      [
        t('valueModels.inputs.retention'),
        whatIf.ok ? format.percent(whatIf.value.stayed / whatIf.value.before) : unknown,
        whatIf.ok ? data : t('valueModels.inputs.unknown'),
      ],
      [
        t('valueModels.inputs.margin'),
        inputs.margin === null ? unknown : format.percent(inputs.margin),
        typed(inputs.margin),
      ],
      [
        t('valueModels.inputs.costPerOrder'),
        money(inputs.costPerOrder),
        typed(inputs.costPerOrder),
      ],
      [
        t('valueModels.inputs.cac'),
        money(inputs.cac),
        t(`valueModels.inputs.${inputs.cacSource}`, { share: format.percent(covered) }),
      ],
    ],
  };
}
