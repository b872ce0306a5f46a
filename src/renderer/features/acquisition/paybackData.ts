import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BandCurvesData, CurvePoint } from '../../charts/bandCurves.ts';
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

/** Times the CAC that the picture reaches to: beyond it nothing is left to be paid back. */
const MOST_TIMES = 4;

/** True if a line begins beyond the picture: whoever is won pays back several times at once. */
export function isAbove({ cac, recovered: [first] }: PaybackLine): boolean {
  return first !== undefined && first.value > MOST_TIMES * cac;
}

/** The points of a line up to where it leaves the picture. */
function pointsOf({ cac, recovered }: PaybackLine): CurvePoint[] {
  const points = recovered.map(({ value }, x) => ({ x, value: value / cac }));
  const out = points.findIndex(({ value }) => value > MOST_TIMES);
  const [inside, beyond] = [points[out - 1], points[out]];
  if (!inside || !beyond) return points;
  const part = (MOST_TIMES - inside.value) / (beyond.value - inside.value);
  return [...points.slice(0, out), { x: inside.x + part, value: MOST_TIMES }];
}

/** The curves of the lines that are not above the picture, and the CAC as the line that they are to reach. */
export function paybackCurves(
  all: readonly PaybackLine[],
  look: ChartLook,
  { t, format }: Words,
): BandCurvesData {
  const lines = all.filter((line) => !isAbove(line));
  const capped = lines.some((line) => pointsOf(line).at(-1)?.value === MOST_TIMES);
  const last = Math.max(1, ...lines.map(({ recovered }) => recovered.length - 1));
  return {
    curves: [
      {
        name: t('channels.payback.line'),
        points: [0, last].map((x) => ({ x, value: 1 })),
        colour: look.muted,
        dash: [4, 3],
      },
      ...lines.map((line, index) => ({
        name: line.name,
        ...(line === all.at(-1) ? { strong: true } : groupLine(index, look)),
        points: pointsOf(line),
      })),
    ],
    format: (value) => format.percent(value, 0),
    formatX: String,
    xAxisName: t('channels.payback.months'),
    minX: 0,
    maxX: last,
    ...(capped && { maxY: MOST_TIMES }),
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
