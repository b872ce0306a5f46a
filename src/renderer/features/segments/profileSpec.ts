import type { SegmentDifference, SegmentProfile } from '#shared/contract/segmentCompare.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { SHARE_FIELDS, type NumberField } from '#shared/domain/segmentRule.ts';
import { choiceText, MONEY_FIELDS } from '../../components/ruleText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Effects from which a difference is called one, and a large one: small and large of Cohen 1988. */
const SOME = 0.2;
const LARGE = 0.8;

/** Options of a field that are listed. */
const MOST_OPTIONS = 3;

type Line = TableSpec['rows'][number];

/** One line per number, and per option that differs, those that differ most first. */
export function profileSpec(profile: SegmentProfile, hasAmounts: boolean, words: Words): TableSpec {
  const { t } = words;
  const lines = [...numberLines(profile, hasAmounts, words), ...choiceLines(profile, words)].sort(
    (a, b) => b.effect - a.effect,
  );
  return {
    columns: [
      { label: t('segmentCompare.field') },
      { label: t('segmentCompare.inSegment'), numeric: true },
      { label: t('segmentCompare.inRest'), numeric: true },
      { label: t('segmentCompare.difference'), numeric: true },
      { label: t('segmentCompare.interval'), numeric: true },
      { label: t('segmentCompare.words') },
    ],
    rows: lines.map(({ cells }) => cells),
  };
}

interface Ranked {
  readonly effect: number;
  readonly cells: Line;
}

function numberLines(profile: SegmentProfile, hasAmounts: boolean, words: Words): Ranked[] {
  const { t, known } = words;
  const { money } = profile;
  return profile.numbers
    .filter(
      ({ field, segment, rest }) =>
        (hasAmounts || field !== 'net_revenue') && segment.known + rest.known > 0,
    )
    .map(({ field, inRule, segment, rest, difference }) => {
      const [write, apart] = writers(field, money, words);
      const pair = ({ mean, median }: typeof segment): string | null =>
        mean === null || median === null
          ? null
          : t('segmentCompare.meanMedian', { mean: write(mean), median: write(median) });
      return {
        effect: Math.abs(difference?.effect ?? 0),
        cells: [
          known(`segments.field.${field}`),
          pair(segment),
          pair(rest),
          difference && apart(difference.difference),
          difference && interval(difference, apart, words),
          differenceText(difference, inRule, words),
        ],
      };
    });
}

function choiceLines(profile: SegmentProfile, words: Words): Ranked[] {
  const { t, known, format } = words;
  return profile.choices.flatMap(({ field, inRule, segment, rest, options }) =>
    options.slice(0, MOST_OPTIONS).map((option) => {
      const { difference } = option;
      const share = (count: number, of: number): string | null =>
        of > 0 ? format.percent(count / of) : null;
      return {
        effect: Math.abs(difference?.effect ?? 0),
        cells: [
          t('segmentCompare.option', {
            field: known(`segments.field.${field}`),
            value: choiceText(field, option.value, words),
          }),
          share(option.segment, segment),
          share(option.rest, rest),
          difference && format.points(difference.difference),
          difference && interval(difference, (value) => format.points(value), words),
          differenceText(difference, inRule, words),
        ],
      };
    }),
  );
}

type Write = (value: number) => string;

/** How values of a field are written, and how differences between them are: with a sign. */
function writers(field: NumberField, money: MoneyUnit, { format }: Words): readonly [Write, Write] {
  if (SHARE_FIELDS.has(field)) {
    return [(value) => format.percent(value, 0), (value) => format.points(value)];
  }
  const write: Write = MONEY_FIELDS.has(field)
    ? (value) => format.money(value, money, Math.abs(value) < SMALL_MONEY * 10 ** money.digits)
    : (value) => format.number(value, decimals(value));
  return [write, (value) => (value > 0 ? `+${write(value)}` : write(value))];
}

/** Below so many of the currency cents are told: a refund of 0.60 against one of 0.40 would be 1 against 0. */
const SMALL_MONEY = 100;

/** Decimals that leave a plain number about three digits. */
function decimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

function interval({ low, high }: SegmentDifference, write: Write, { t }: Words): string {
  return t('segmentCompare.range', { low: write(low), high: write(high) });
}

/** A difference in plain words; one whose interval holds zero is no evidence either way. */
function differenceText(
  difference: SegmentDifference | null,
  inRule: boolean,
  { t }: Words,
): string {
  if (inRule) return t('segmentCompare.word.inRule');
  if (difference === null) return t('segmentCompare.word.few');
  const { low, high, effect } = difference;
  if (low <= 0 && high >= 0) return t('segmentCompare.word.unclear');
  const way = effect > 0 ? 'more' : 'less';
  const size = Math.abs(effect);
  if (size >= LARGE) return t(`segmentCompare.word.much.${way}`);
  return t(`segmentCompare.word.${size >= SOME ? 'some' : 'slight'}.${way}`);
}
