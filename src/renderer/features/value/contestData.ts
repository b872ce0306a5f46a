import { ORDER_MODEL_NAMES, type ContestView } from '#shared/contract/contest.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { PairedBarsData } from '../../charts/pairedBars.ts';
import type { TrackingData } from '../../charts/tracking.ts';
import { EVERY_BUYER, observedRule } from '../../components/behindRules.ts';
import { gateText } from '../../components/stateText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The verdict in a sentence. */
export function contestVerdict(view: ContestView, { t }: Words): string {
  const { verdict, winner, model } = view;
  return t(`value.contest.${wasChosen(view) ? 'chosen' : verdict}`, {
    winner: t(`value.contestant.${winner}`),
    model: t(`value.contestant.${model}`),
  });
}

/** True if the model of the run foretold best and better than the yardsticks. */
export function isBelieved(view: ContestView): boolean {
  return view.verdict === 'model_wins' && !wasChosen(view);
}

/** True if the user chose another model than the past did. */
function wasChosen({ ranking, model }: ContestView): boolean {
  const names: readonly string[] = ORDER_MODEL_NAMES;
  return ranking.find(({ contestant }) => names.includes(contestant))?.contestant !== model;
}

/** What qualifies the verdict, each in a sentence. */
export function contestNotes(
  view: Pick<ContestView, 'notes' | 'pace' | 'ranking' | 'model'>,
  words: Words,
): string[] {
  const { t, format } = words;
  const { notes, pace } = view;
  return [
    ...notes.map((note) => t(`value.contest.${note}`)),
    ...nearerTotal(view, words),
    ...(pace === 1 ? [] : [t('value.contest.pace', { share: format.percent(pace, 0) })]),
  ];
}

/** Percentage points below which one total is as near as another. */
const AS_NEAR = 1;

/** The yardstick whose total came nearer than the model's, if one did: customers rank the contest, not totals. */
function nearerTotal(
  { ranking, model }: Pick<ContestView, 'ranking' | 'model'>,
  { t, format }: Words,
): string[] {
  const names: readonly string[] = ORDER_MODEL_NAMES;
  const off = ranking.flatMap(({ contestant, aggregateError }) =>
    aggregateError === null ? [] : [{ contestant, error: aggregateError }],
  );
  const own = off.find(({ contestant }) => contestant === model);
  const [nearest] = off
    .filter(({ contestant }) => !names.includes(contestant))
    .sort((a, b) => Math.abs(a.error) - Math.abs(b.error));
  if (!own || !nearest) return [];
  const nearer = 100 * (Math.abs(own.error) - Math.abs(nearest.error)) > AS_NEAR;
  const said = {
    yardstick: t(`value.contestant.${nearest.contestant}`),
    error: format.change(nearest.error),
    own: format.change(own.error),
  };
  return nearer ? [t('value.contest.nearer_total', said)] : [];
}

/** Who is not in the ranking, a sentence for each that another speaks for and for each that took no part. */
export function unrankedNotes({ unranked }: Pick<ContestView, 'unranked'>, words: Words): string[] {
  const { t } = words;
  return unranked.flatMap(({ contestant, same, why }) => {
    const name = t(`value.contestant.${contestant}`);
    if (same !== null) {
      return [t('value.contest.became', { name, same: t(`value.contestant.${same}`) })];
    }
    return why === null ? [] : [t('value.contest.absent', { name, why: gateText(why, words) })];
  });
}

/** What was measured, over which periods, on whom. */
export function contestMeasure(view: ContestView, { t, format }: Words): string {
  const { splits, horizonDays, drawnShare } = view;
  const measure = t('value.contest.measure', {
    days: horizonDays,
    periods: format.items(
      splits.map(({ from, to }) =>
        t('common.figure.period', { from: format.day(from), to: format.day(to) }),
      ),
    ),
    n: format.number(splits[0]?.customers ?? 0),
  });
  const drawn = t('value.contest.drawn', { share: format.percent(drawnShare) });
  return drawnShare < 1 ? format.sentences([measure, drawn]) : measure;
}

/** The customers whose orders of the newest period were foretold: those known before it began. */
export function testedOf({ splits: [newest] }: ContestView): SegmentRule {
  return newest ? observedRule(newest.from, 1) : EVERY_BUYER;
}

/** Contestants with their errors, the best first. */
export function rankingSpec({ ranking }: ContestView, { t, format }: Words): TableSpec {
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value));
  const decimals = (value: number | null): string =>
    value === null ? '–' : format.number(value, 3);
  return {
    columns: [
      { label: t('value.contest.contestant') },
      { label: t('value.contest.predicted'), numeric: true },
      { label: t('value.contest.actual'), numeric: true },
      { label: t('value.contest.total'), numeric: true },
      { label: t('value.contest.perCustomer'), numeric: true },
      { label: t('valueModels.test.auc'), numeric: true },
      { label: t('valueModels.test.brier'), numeric: true },
      { label: t('valueModels.test.spearman'), numeric: true },
      { label: t('valueModels.test.coverage'), numeric: true },
    ],
    rows: ranking.map((one) => [
      t(`value.contestant.${one.contestant}`),
      format.number(one.predicted, 0),
      format.number(one.actual, 0),
      one.aggregateError === null ? null : format.change(one.aggregateError),
      decimals(one.rootMeanSquareError),
      share(one.auc),
      decimals(one.brier),
      decimals(one.spearman),
      share(one.coverage),
    ]),
  };
}

/** Tenths that hold somebody, with their number from 1. */
function tenthsOf({ deciles }: ContestView) {
  return deciles
    .map((tenth, index) => ({ ...tenth, place: index + 1 }))
    .filter(({ customers }) => customers !== 0);
}

/** Foretold and made orders per customer by tenths of the forecast. */
export function tenthsSpec(view: ContestView, { t, format }: Words): TableSpec {
  const mean = (value: number | null): string | null =>
    value === null ? null : format.number(value, 2);
  return {
    columns: [
      { label: t('value.contest.tenth') },
      { label: t('value.top.customers'), numeric: true },
      { label: t('value.contest.foretold'), numeric: true },
      { label: t('value.contest.made'), numeric: true },
    ],
    rows: tenthsOf(view).map(({ place, customers, predicted, actual }) => [
      format.number(place),
      isHeldBack(customers) ? HELD_BACK_MARK : format.number(customers),
      mean(predicted),
      mean(actual),
    ]),
  };
}

/** The tenths as bars. */
export function tenthsData(view: ContestView, { t, format }: Words): PairedBarsData {
  const tenths = tenthsOf(view);
  return {
    labels: tenths.map(({ place }) => format.number(place)),
    actual: tenths.map(({ actual }) => actual),
    predicted: tenths.map(({ predicted }) => predicted),
    actualName: t('valueModels.test.actual'),
    predictedName: t('valueModels.test.predicted'),
    format: (value) => format.number(value, 1),
  };
}

export function trackingCaption({ splits, model }: ContestView, { t, format }: Words): string {
  const [newest] = splits;
  return t('valueModels.test.trackingCaption', {
    from: newest ? format.day(newest.from) : '',
    to: newest ? format.day(newest.to) : '',
    model: t(`value.contestant.${model}`),
  });
}

/** The tracking curve of the newest period. */
export function trackingData({ tracking }: ContestView, { t, format }: Words): TrackingData {
  return {
    ...tracking,
    actualName: t('valueModels.test.actual'),
    predictedName: t('valueModels.test.predicted'),
    daysAxis: t('valueModels.test.days'),
    format: (value) => format.tick(value),
  };
}

export function trackingSpec({ tracking }: ContestView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('valueModels.test.days'), numeric: true },
      { label: t('valueModels.test.actual'), numeric: true },
      { label: t('valueModels.test.predicted'), numeric: true },
    ],
    rows: tracking.days.map((day, i) => [
      format.number(day),
      format.number(tracking.actual[i] ?? 0),
      format.number(tracking.predicted[i] ?? 0),
    ]),
  };
}
