import type { LeadLevelName, LeadScoresView, OpenLead } from '#shared/contract/leadScores.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { PairedBarsData } from '../../charts/pairedBars.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The verdict of the test in a sentence, naming the yardstick that won. */
export function leadVerdict(view: LeadScoresView, { t }: Words): string {
  const [, ...yardsticks] = view.lines;
  const best = yardsticks.reduce<(typeof yardsticks)[number] | undefined>(
    (most, line) =>
      most && (most.averagePrecision ?? 0) >= (line.averagePrecision ?? 0) ? most : line,
    undefined,
  );
  return t(`leadScores.test.${view.verdict}`, {
    yardstick: t(`leadScores.contestant.${best?.contestant ?? 'all_alike'}`),
  });
}

/** The score beside the yardsticks. */
export function leadTestSpec({ lines }: LeadScoresView, { t, format }: Words): TableSpec {
  const share = (value: number | null): string | null =>
    value === null ? null : format.percent(value);
  return {
    columns: [
      { label: t('leadScores.test.contestant') },
      { label: t('leadScores.test.ap'), numeric: true },
      { label: t('leadScores.test.auc'), numeric: true },
      { label: t('leadScores.test.aucInterval'), numeric: true },
      { label: t('leadScores.test.lift'), numeric: true },
    ],
    rows: lines.map(({ contestant, averagePrecision, auc, aucLow, aucHigh, lift }) => [
      t(`leadScores.contestant.${contestant}`),
      share(averagePrecision),
      share(auc),
      contestant === 'all_alike' || aucLow === null || aucHigh === null
        ? null
        : t('leadScores.interval', { low: format.percent(aucLow), high: format.percent(aucHigh) }),
      lift === null ? null : format.number(lift, 2),
    ]),
  };
}

export function leadTenthsSpec({ tenths }: LeadScoresView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('leadScores.tenths.tenth'), numeric: true },
      { label: t('leadScores.tenths.looked'), numeric: true },
      { label: t('leadScores.tenths.predicted'), numeric: true },
      { label: t('leadScores.tenths.actual'), numeric: true },
      { label: t('leadScores.tenths.interval'), numeric: true },
    ],
    rows: tenths.map(({ looked, predicted, actual, low, high }, i) => [
      format.number(i + 1),
      format.number(looked),
      format.percent(predicted),
      format.percent(actual),
      t('leadScores.interval', { low: format.percent(low), high: format.percent(high) }),
    ]),
  };
}

export function leadTenthsData({ tenths }: LeadScoresView, { t, format }: Words): PairedBarsData {
  return {
    labels: tenths.map((_, i) => format.number(i + 1)),
    actual: tenths.map(({ actual }) => actual),
    predicted: tenths.map(({ predicted }) => predicted),
    actualName: t('leadScores.tenths.actual'),
    predictedName: t('leadScores.tenths.predicted'),
    format: (value) => format.percent(value, value < 0.1 && value > 0 ? 1 : 0),
  };
}

/** Every level of every part, the name of the part on its first row. */
export function scorecardSpec({ parts, horizonDays }: LeadScoresView, words: Words): TableSpec {
  const { t, format } = words;
  return {
    columns: [
      { label: t('leadScores.card.part') },
      { label: t('leadScores.card.level') },
      { label: t('leadScores.card.looked'), numeric: true },
      { label: t('leadScores.card.share', { days: horizonDays }), numeric: true },
      { label: t('leadScores.card.points'), numeric: true },
    ],
    rows: parts.flatMap(({ part, levels }) =>
      levels.map(({ name, looked, ordered, points }, i) => [
        i === 0 ? t(`leadScores.part.${part}`) : null,
        levelText(part, name, words),
        format.number(looked),
        looked === 0 ? null : format.percent(ordered / looked),
        format.number(points),
      ]),
    ),
  };
}

function levelText(
  part: LeadScoresView['parts'][number]['part'],
  name: LeadLevelName,
  { t, format }: Words,
): string {
  if (name.kind === 'others') {
    return t('leadScores.level.others', { count: format.number(name.count) });
  }
  if (name.kind === 'text') {
    if (name.text !== '') return name.text;
    return t(part === 'step' ? 'leadScores.level.noStep' : 'leadScores.level.noChannel');
  }
  const from = format.number(name.from);
  if (name.to === null) return t('leadScores.level.over', { from });
  return name.to === name.from
    ? from
    : t('leadScores.level.range', { from, to: format.number(name.to) });
}

/** Open leads by rank of their chance. */
export function bandsSpec({ bands, open }: LeadScoresView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('leadScores.band.rank') },
      { label: t('leadScores.band.leads'), numeric: true },
      { label: t('leadScores.band.chance'), numeric: true },
      { label: t('leadScores.band.expected'), numeric: true },
    ],
    rows: bands.map(({ leads, least, most, expected }, i) => [
      i === bands.length - 1 && i > 0
        ? t('leadScores.band.last')
        : t(i === 0 ? 'leadScores.band.first' : 'leadScores.band.next', {
            share: format.percent(leads / open.leads, 0),
          }),
      format.number(leads),
      t('leadScores.band.range', {
        least: format.percent(least),
        most: format.percent(most),
      }),
      format.number(expected, 1),
    ]),
  };
}

/** Single leads with their chance and points. */
export function openLeadsSpec(rows: readonly OpenLead[], { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('leadScores.list.lead') },
      { label: t('leadScores.list.channel') },
      { label: t('leadScores.list.step') },
      { label: t('leadScores.list.first'), numeric: true },
      { label: t('leadScores.list.last'), numeric: true },
      { label: t('leadScores.list.chance'), numeric: true },
      { label: t('leadScores.list.points'), numeric: true },
    ],
    rows: rows.map(({ lead, channel, step, firstContact, lastContact, chance, points }) => [
      lead === '' ? t('leadScores.list.unnamed') : lead,
      channel === '' ? t('leadScores.level.noChannel') : channel,
      step === '' ? t('leadScores.level.noStep') : step,
      format.day(firstContact),
      format.day(lastContact),
      format.percent(chance),
      format.number(points),
    ]),
  };
}
