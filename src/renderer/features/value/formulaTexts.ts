import type { RunContext } from '#shared/contract/run.ts';
import type {
  FormulaDimension,
  FormulaFaultView,
  FormulaValueView,
  ValueMoneyView,
} from '#shared/contract/valueModels.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

const UNITS = ['money', 'order', 'customer', 'time'] as const;
/** Faults of one part of the formula, which is named. */
const AT_A_PART: readonly string[] = [
  'unknown_term',
  'unexpected',
  'unclosed',
  'adds_unlike',
  'not_value',
];

/** A dimension in words: money per order, order per customer and month. */
export function dimensionText(dimension: FormulaDimension, { t }: Words): string {
  const side = (sign: 1 | -1): string =>
    UNITS.filter((unit) => dimension[unit] * sign > 0)
      .map((unit) => {
        const power = dimension[unit] * sign;
        const name = t(`valueModels.unit.${unit}`);
        return power === 1 ? name : t('valueModels.unit.power', { unit: name, power });
      })
      .join(' · ');
  const [top, bottom] = [side(1), side(-1)];
  if (top === '' && bottom === '') return t('valueModels.unit.plain');
  if (bottom === '') return top;
  return t('valueModels.unit.per', {
    top: top === '' ? t('valueModels.unit.one') : top,
    bottom,
  });
}

/** What a formula comes to. */
export function resultText(
  { value, unknown, dividesByZero }: FormulaValueView,
  run: RunContext,
  { t, known, format }: Words,
): string {
  if (value !== null) {
    return t('valueModels.formula.result', { value: format.money(Math.round(value), run.money) });
  }
  if (dividesByZero) return t('valueModels.formula.zero');
  if (unknown.length === 0) return t('valueModels.formula.large');
  const names = unknown.map((id) => known(`valueModels.term.${id}`));
  return t('valueModels.formula.unknown', { names: names.join(t('valueModels.list')) });
}

/** The terms that a formula uses with their values. */
export function usedTerms(
  { terms: used }: FormulaValueView,
  terms: ValueMoneyView['terms'],
  run: RunContext,
  words: Words,
): string {
  const { t, known } = words;
  return terms
    .filter(({ id }) => used.includes(id))
    .map((term) => `${known(`valueModels.term.${term.id}`)} ${termValue(term, run, words)}`)
    .join(t('valueModels.list'));
}

/** What is wrong with a formula, and where. */
export function faultText(
  { code, from, to, left, right }: FormulaFaultView,
  text: string,
  words: Words,
): string {
  const { t } = words;
  const fault = t(`valueModels.fault.${code}`, {
    left: left ? dimensionText(left, words) : '',
    right: right ? dimensionText(right, words) : '',
  });
  return AT_A_PART.includes(code)
    ? t('valueModels.formula.at', { part: text.slice(from, to), fault })
    : fault;
}

/** The terms with their units and their values in this run. */
export function termsSpec(
  terms: ValueMoneyView['terms'],
  run: RunContext,
  words: Words,
): TableSpec {
  const { t, known } = words;
  return {
    columns: [
      { label: t('valueModels.formula.terms') },
      { label: t('valueModels.formula.label') },
      { label: t('valueModels.inputs.value'), numeric: true },
    ],
    rows: terms.map(({ id, dimension, value }) => [
      words.format.aside(known(`valueModels.term.${id}`), dimensionText(dimension, words)),
      id,
      termValue({ dimension, value }, run, words),
    ]),
  };
}

function termValue(
  { dimension, value }: Pick<ValueMoneyView['terms'][number], 'dimension' | 'value'>,
  run: RunContext,
  { t, format }: Words,
): string {
  if (value === null) return t('common.state.unknown');
  return dimension.money === 0
    ? format.number(value, 3)
    : format.money(Math.round(value), run.money);
}
