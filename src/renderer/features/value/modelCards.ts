import type { RunContext } from '#shared/contract/run.ts';
import type { FourModelsView } from '#shared/contract/valueModels.ts';
import { DAYS_PER_YEAR, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { gateText } from '../../components/stateText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** One model of value as texts. */
export interface ModelCardText {
  readonly id: 'realised' | 'forward' | 'contract' | 'probabilistic';
  readonly title: string;
  readonly how: string;
  /** Over what time, where the formula does not say it. */
  readonly span: string | null;
  /** “Revenue LTV” where the margin is unknown. */
  readonly tag: string | null;
  /** Value per customer; null where there is none. */
  readonly value: string | null;
  /** The value less acquisition cost; null where it is not told apart. */
  readonly net: string | null;
  readonly lines: readonly string[];
  /** Why there is no value. */
  readonly missing: string | null;
}

/** The four models, in the order of their letters. */
export function modelCards(
  models: FourModelsView,
  run: RunContext,
  words: Words,
): readonly ModelCardText[] {
  return [
    realisedCard(models, run, words),
    forwardCard(models, run, words),
    contractCard(models, run, words),
    probabilisticCard(models, run, words),
  ];
}

/** The cards as a table. */
export function modelsSpec(models: FourModelsView, run: RunContext, words: Words): TableSpec {
  const { t } = words;
  return {
    columns: [
      { label: t('valueModels.models.name') },
      { label: t('valueModels.models.how') },
      { label: t('valueModels.models.value'), numeric: true },
      { label: t('valueModels.models.less'), numeric: true },
    ],
    rows: modelCards(models, run, words).map(({ title, tag, value, net, how, span, missing }) => [
      tag !== null && value !== null ? words.format.aside(title, tag) : title,
      [how, span, missing].filter((part) => part !== null).join(' · '),
      value,
      net,
    ]),
  };
}

function tagOf({ inputs }: FourModelsView, { t }: Words): string | null {
  return inputs.margin === null ? t('valueModels.ltv.tag') : null;
}

/** What a value is less acquisition cost, or that this is not known. */
function netLine(net: string | null, { t, format }: Words): string {
  return net === null
    ? t('valueModels.models.unknownCac')
    : format.named(t('valueModels.models.lessCac'), net);
}

function realisedCard(models: FourModelsView, run: RunContext, words: Words): ModelCardText {
  const { t, format } = words;
  const { contribution, perCustomer, missing } = models.realised;
  const money = (minor: number): string => format.money(minor, run.money);
  const steps = [
    ['valueModels.stages.net', contribution.net],
    ['valueModels.stages.goods', contribution.goods],
    ['valueModels.stages.service', contribution.service],
    ['valueModels.stages.acquisition', contribution.acquisition],
    ['valueModels.stages.result', contribution.result],
  ] as const;
  return {
    id: 'realised',
    span: null,
    title: `a · ${t('valueModels.model.realised')}`,
    how: t('valueModels.model.realised.how'),
    tag: null,
    value: perCustomer === null ? null : money(perCustomer),
    net: perCustomer === null ? null : money(perCustomer),
    lines: steps.map(([key, minor]) =>
      format.named(t(key), minor === null ? t('common.state.unknown') : money(minor)),
    ),
    missing:
      missing.length === 0
        ? null
        : t('valueModels.unknown.note', {
            names: missing
              .map((name) => t(`valueModels.unknown.${name}`))
              .join(t('valueModels.list')),
          }),
  };
}

function forwardCard(models: FourModelsView, run: RunContext, words: Words): ModelCardText {
  const { t, format } = words;
  const common = {
    id: 'forward' as const,
    title: `b · ${t('valueModels.model.forward')}`,
    how: t('valueModels.model.forward.how'),
    span: null,
    tag: tagOf(models, words),
  };
  const { forward } = models;
  if (!forward.ok) {
    return { ...common, value: null, net: null, lines: [], missing: gateText(forward, words) };
  }
  const { gross, net, months, ended, customers, silenceMonths, horizonMonths, ordersPerMonth } =
    forward.value;
  const money = (minor: number): string => format.money(minor, run.money);
  const shownNet = net === null ? null : money(net);
  return {
    ...common,
    span: t('valueModels.model.forward.span', {
      mean: format.number(months.mean, 1),
      horizon: format.number(horizonMonths, 0),
    }),
    value: money(gross.mean),
    net: shownNet,
    lines: [
      t('valueModels.model.forward.range', { low: money(gross.low), high: money(gross.high) }),
      netLine(shownNet, words),
      t('valueModels.model.forward.months', {
        mean: format.number(months.mean, 1),
        low: format.number(months.low, 1),
        high: format.number(months.high, 1),
        horizon: format.number(horizonMonths, 0),
        silence: format.number(silenceMonths),
        ended: format.number(ended),
        n: format.number(customers),
        rate: format.number(ordersPerMonth, 2),
      }),
    ],
    missing: null,
  };
}

function contractCard(models: FourModelsView, run: RunContext, words: Words): ModelCardText {
  const { t, format } = words;
  const common = {
    id: 'contract' as const,
    span: null,
    title: `c · ${t('valueModels.model.contract')}`,
    how: t('valueModels.model.contract.how'),
    tag: tagOf(models, words),
  };
  const { contract } = models;
  if (!contract.ok) {
    return { ...common, value: null, net: null, lines: [], missing: gateText(contract, words) };
  }
  const { within, withinNet, forEver, periods, retention } = contract.value;
  const money = (minor: number): string => format.money(minor, run.money);
  const shownNet = withinNet === null ? null : money(withinNet);
  return {
    ...common,
    value: money(within),
    net: shownNet,
    lines: [
      t('valueModels.model.contract.within', { periods: format.number(periods) }),
      netLine(shownNet, words),
      forEver === null
        ? t('valueModels.model.contract.noEnd')
        : t('valueModels.model.contract.forEver', { value: money(forEver) }),
      retention.kind === 'constant'
        ? t('valueModels.model.contract.constant', { rate: format.percent(retention.rate) })
        : t('valueModels.model.contract.rising', {
            first: format.percent(retention.rates[0] ?? 0),
            last: format.percent(retention.rates.at(-1) ?? 0),
            n: format.number(retention.rates.length),
            alpha: format.number(retention.alpha, 3),
            beta: format.number(retention.beta, 3),
          }),
    ],
    missing: null,
  };
}

function probabilisticCard(models: FourModelsView, run: RunContext, words: Words): ModelCardText {
  const { t, known, format } = words;
  const { probabilistic, inputs } = models;
  const title = `d · ${t('valueModels.model.probabilistic')}`;
  const how = (model: string, months: number): string =>
    t('valueModels.model.probabilistic.how', { model, months });
  const common = { id: 'probabilistic' as const, title, span: null, tag: tagOf(models, words) };
  if (!probabilistic.ok) {
    return {
      ...common,
      how: how('BG/NBD', 12),
      value: null,
      net: null,
      lines: [],
      missing: gateText(probabilistic, words),
    };
  }
  const { model, horizonMonths, mean, total, totalForEver, customers } = probabilistic.value;
  const net = inputs.cac === null ? null : format.money(mean - inputs.cac, run.money);
  return {
    ...common,
    how: how(known(`value.contestant.${model}`), horizonMonths),
    value: format.money(mean, run.money),
    net,
    lines: [
      t('valueModels.model.probabilistic.total', {
        n: format.number(customers),
        total: format.money(total, run.money),
        day: format.day(horizonEnd(run.asOf, horizonMonths)),
      }),
      totalForEver === null
        ? t('valueModels.model.probabilistic.noEnd')
        : t('valueModels.model.probabilistic.forEver', {
            total: format.money(totalForEver, run.money),
          }),
    ],
    missing: null,
  };
}

/** The last day of a horizon, whose months are twelfths of 365.25 days. */
function horizonEnd(asOf: string, months: number): string {
  const day = parseIsoDay(asOf);
  return day === undefined ? asOf : formatIsoDay(day + Math.floor((months * DAYS_PER_YEAR) / 12));
}
