import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';

export type AcquisitionSettings = AnalysisSettings['acquisition'];

/** What a number field holds: a number, or the text that is not one yet. */
export type Typed = number | string;

/** The rules as the user types them: empty fields stand for no target. */
export interface RulesForm extends Omit<AcquisitionSettings, 'target'> {
  readonly ratio: Typed;
  readonly paybackMonths: Typed;
}

/** The stored rules in the form. */
export function rulesOf({ target, ...rest }: AcquisitionSettings): RulesForm {
  return { ...rest, ratio: target.ratio ?? '', paybackMonths: target.paybackMonths ?? '' };
}

/** The settings that the form stands for, and the fields that are out of range; the core's schema decides. */
export function settingsWith(
  stored: AnalysisSettings,
  { ratio, paybackMonths, ...rest }: RulesForm,
): { readonly settings: AnalysisSettings | null; readonly faults: ReadonlySet<string> } {
  const target = {
    ratio: ratio === '' ? null : ratio,
    paybackMonths: paybackMonths === '' ? null : paybackMonths,
  };
  const parsed = analysisSettingsSchema.safeParse({ ...stored, acquisition: { ...rest, target } });
  return parsed.success
    ? { settings: parsed.data, faults: new Set() }
    : {
        settings: null,
        faults: new Set(parsed.error.issues.map(({ path }) => String(path.at(-1)))),
      };
}

/** A record with a value set, or taken out. */
export function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
  value: Value | null,
): Record<string, Value> {
  const rest = Object.entries(record).filter(([key]) => key !== name);
  return Object.fromEntries(value === null ? rest : [...rest, [name, value]]);
}

/** Names in costs and leads that stand for no order, and those that were matched; in byte order. */
export function namesToMatch(view: AcquisitionView, names: AcquisitionSettings['names']): string[] {
  const ofOrders = new Set(orderChannels(view));
  const ofLeads = view.funnel.ok ? view.funnel.value.channels.map(({ channel }) => channel) : [];
  const ofCosts = view.channels.map(({ channel }) => channel);
  const open = [...ofCosts, ...ofLeads].filter((name) => name !== '' && !ofOrders.has(name));
  return [...new Set([...open, ...Object.keys(names)])].sort();
}

/** Channels that orders name, most customers first. */
export function orderChannels(view: AcquisitionView): string[] {
  return view.channels
    .filter(({ channel, customers }) => channel !== '' && customers > 0)
    .map(({ channel }) => channel);
}

/** Channels with costs whose rows do not say what they are charged by, and those for which it was stated. */
export function costChannels(view: AcquisitionView, bases: AcquisitionSettings['bases']): string[] {
  const unstated = view.channels
    .filter(({ prices }) => prices?.byBasis.some(({ basis }) => basis === 'unknown') === true)
    .map(({ channel }) => channel)
    .filter((channel) => channel !== '');
  return [...new Set([...unstated, ...Object.keys(bases)])];
}
