import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BandCurvesData } from '../../charts/bandCurves.ts';
import { groupLine, MOST_LINES } from '../../charts/groupLine.ts';
import type { ChartLook } from '../../charts/look.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { channelName } from './acquisitionSpecs.ts';

type Line = AcquisitionView['total'];

/** What the customers of a line have brought month by month, against what one of them cost. */
export interface PaybackLine {
  readonly name: string;
  readonly cac: number;
  /** Months from that of the first order on, as long as enough customers are observed. */
  readonly recovered: Line['recovered'];
}

/** The lines of a known cost above nothing, most customers first; all channels together come last. */
export function paybackLines(view: AcquisitionView, words: Words): PaybackLine[] {
  const lineOf = (name: string, { cac, recovered }: Line): PaybackLine[] => {
    const few = recovered.findIndex(({ customers }) => customers < FEW_CUSTOMERS);
    const sound = few < 0 ? recovered : recovered.slice(0, few);
    return cac === null || cac <= 0 || sound.length === 0 ? [] : [{ name, cac, recovered: sound }];
  };
  const channels = view.channels.flatMap((line) => lineOf(channelName(line, words), line));
  return [...channels, ...lineOf(words.t('acquisition.table.total'), view.total)];
}

/** The channels that are drawn, all together among them at the end. */
export function drawnLines(lines: readonly PaybackLine[]): readonly PaybackLine[] {
  return lines.length <= MOST_LINES + 1
    ? lines
    : [...lines.slice(0, MOST_LINES), ...lines.slice(-1)];
}

/** The curves, and the CAC as the line that they are to reach. */
export function paybackCurves(
  lines: readonly PaybackLine[],
  look: ChartLook,
  { t, format }: Words,
): BandCurvesData {
  const last = Math.max(1, ...lines.map(({ recovered }) => recovered.length - 1));
  return {
    curves: [
      {
        name: t('channels.payback.line'),
        points: [0, last].map((x) => ({ x, value: 1 })),
        colour: look.muted,
        dash: [4, 3],
      },
      ...lines.map(({ name, cac, recovered }, index) => ({
        name,
        ...(index === lines.length - 1 ? { strong: true } : groupLine(index, look)),
        points: recovered.map(({ value }, x) => ({ x, value: value / cac })),
      })),
    ],
    format: (value) => format.percent(value, 0),
    formatX: String,
    xAxisName: t('channels.payback.months'),
    minX: 0,
    maxX: last,
  };
}

/** The same figures month by month, with the customers whom they rest on. */
export function paybackSpec(
  lines: readonly PaybackLine[],
  { money }: AcquisitionView,
  { t, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('channels.payback.month'), numeric: true },
      { label: t('channels.payback.customers'), numeric: true },
      { label: t('channels.payback.value'), numeric: true },
      { label: t('channels.payback.share'), numeric: true },
    ],
    rows: lines.flatMap(({ name, cac, recovered }) =>
      recovered.map(({ value, customers }, month) => [
        name,
        format.number(month),
        format.number(customers),
        format.money(value, money, true),
        format.percent(value / cac),
      ]),
    ),
  };
}
