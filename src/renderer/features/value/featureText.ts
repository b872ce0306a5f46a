import type { FeaturesView, FeatureTest } from '#shared/contract/features.ts';
import { FEATURE_UNITS, type Feature, type FeatureGrouping } from '#shared/domain/features.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { gateText } from '../../components/stateText.ts';

/** From here on two features say almost the same. */
export const HIGH_CORRELATION = 0.9;
/** Corrected p below which a difference is taken for more than chance. */
const CHANCE = 0.05;
const SMALLEST_P = 0.001;
/** Shares of the variation that are called little, middling, much: J. Cohen (1988), eta squared. */
const SIZES = [
  { from: 0.14, size: 'large' },
  { from: 0.06, size: 'medium' },
  { from: 0.01, size: 'small' },
  { from: 0, size: 'tiny' },
] as const;

/** A p-value to three digits; below a thousandth its size says nothing more. */
export function pText(p: number | null, { t, format }: Words): string {
  if (p === null) return '–';
  return p < SMALLEST_P
    ? t('features.p.below', { limit: format.number(SMALLEST_P, 3) })
    : format.number(p, 3);
}

/** A difference of a feature in its unit; shares differ by percentage points. */
function differenceText(
  feature: Feature,
  value: number,
  { run }: FeaturesView,
  { format }: Words,
): string {
  switch (FEATURE_UNITS[feature]) {
    case 'days':
      return format.number(value, 1);
    case 'count':
      return format.number(value, 2);
    case 'ratio':
      return format.points(value);
    case 'money':
      return format.money(value, run.money);
  }
}

/** What a test says, in words: never that there is no effect. */
export function readingOf(
  { feature, byRule, result }: FeaturesView['tests'][number],
  view: FeaturesView,
  words: Words,
): string {
  const { t, format } = words;
  if (!result.ok) return gateText(result, words);
  if (byRule) return t('features.read.byRule');
  const { holm, etaSquared, widest } = result.value;
  const size = SIZES.find(({ from }) => etaSquared >= from)?.size ?? 'tiny';
  const explained = {
    share: format.percent(etaSquared),
    size: t(`features.size.${size}`),
  };
  if (widest === null) {
    return holm < CHANCE
      ? t('features.read.differPlain', explained)
      : t('features.read.unclearPlain');
  }
  const difference = differenceOf(feature, widest, view, words);
  if (holm < CHANCE) return t('features.read.differ', { ...explained, ...difference });
  // The interval knows nothing of the other tests: by itself it may leave out 0.
  return widest.low > 0 || widest.high < 0
    ? t('features.read.unclearAmong', { ...difference, tests: testsDone(view) })
    : t('features.read.unclear', difference);
}

/** Tests that p is corrected for. */
export function testsDone({ tests }: FeaturesView): number {
  return tests.filter(({ result }) => result.ok).length;
}

function differenceOf(
  feature: Feature,
  widest: NonNullable<FeatureTest['widest']>,
  view: FeaturesView,
  words: Words,
) {
  const write = (value: number): string => differenceText(feature, value, view, words);
  return {
    highest: groupName(view.grouping, widest.highest, words),
    lowest: groupName(view.grouping, widest.lowest, words),
    difference: write(widest.difference),
    low: write(widest.low),
    high: write(widest.high),
  };
}

function groupName(grouping: FeatureGrouping, group: string | null, { t, known }: Words): string {
  if (group === null) return t('features.groups.unknown');
  switch (grouping) {
    case 'channel':
      return group;
    case 'class12':
    case 'class8':
      return known(`terms.${grouping}.${group}`);
    case 'loyalty':
      return known(`rfm.tier.${group}`);
    default:
      return known(`terms.stage.${group}`);
  }
}
