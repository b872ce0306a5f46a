import type { ReportView } from '#shared/contract/reportFigures.ts';
import type { HeldCells } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { allOf, holdCells, isFew, type Protected } from '../heldCells.ts';
import {
  ASKS_FOR_GONE,
  heldWhole,
  protectedAnswer,
  SMALL_GROUP,
  type Answerer,
} from './answers.ts';

type Funnel = ReportView<'funnel'>;
type Line = Funnel['total'];
type Duration = Funnel['toOrder'];

/**
 * Leads on their way to an order, by channel. Both drawings are protected as one table, for a report
 * may take both; of the steps only the line that was asked for leaves the core.
 */
export const funnelAnswer: Answerer<'funnel'> = ({ run }, { show, channel }) => {
  const acquisition = run.acquisition.overview();
  if (!acquisition.ok) return heldWhole(acquisition);
  const { funnel } = acquisition.value;
  if (!funnel.ok) return heldWhole(funnel);
  const known = funnel.value.channels.some((line) => line.channel === channel);
  if (show === 'steps' && channel !== null && !known) return heldWhole(ASKS_FOR_GONE);
  const found = protectFunnel(funnel.value);
  if (found === null) return heldWhole(SMALL_GROUP);
  return protectedAnswer(funnel, () => ({
    ...found,
    figure: {
      ...found.figure,
      channels: found.figure.channels.filter(
        (line) => show === 'cycle' || line.channel === channel,
      ),
    },
  }));
};

/**
 * The leads of a line fall into bands: those who came to one step and not to the next. Bands are the
 * cells, their sums by channel and by step the lines; between two held-back bands of a channel no step
 * is told, so that only their sum is known. Null where a band of all channels together is few.
 */
export function protectFunnel(view: Funnel): Protected<Funnel> | null {
  const { channels, total } = view;
  if (bandsOf(total).some(isFew)) return null;
  const hidden = hiddenBands(channels.map(bandsOf), bandsOf(total));
  if (hidden === null) return null;
  const before = heldBefore(view);
  return {
    figure: {
      ...view,
      channels: channels.map((line, c) => ({
        ...shownLine(line, hidden.rows[c] ?? 'whole'),
        channel: line.channel,
        observed: line.observed < line.ordered ? HELD_BACK : line.ordered,
        orderedBefore: before[c] ? HELD_BACK : line.orderedBefore,
      })),
      total: {
        ...shownLine(total, []),
        observed:
          isFew(total.observed) || isFew(total.ordered - total.observed)
            ? HELD_BACK
            : total.observed,
        orderedBefore: isFew(total.orderedBefore) ? HELD_BACK : total.orderedBefore,
      },
      durations: view.durations.map(shownDuration),
      toOrder: shownDuration(view.toOrder),
    },
    held: hidden.held,
  };
}

type HiddenRow = readonly boolean[] | 'whole';

/**
 * Bands to hold back, by channel; a channel whose leads may not be told either goes whole, and another
 * beside it. Null where a sum by step would have to go as well.
 */
function hiddenBands(
  bands: readonly (readonly number[])[],
  totals: readonly number[],
): { readonly rows: readonly HiddenRow[]; readonly held: HeldCells } | null {
  const width = totals.length;
  const leads = bands.map((row) => row.reduce((sum, count) => sum + count, 0));
  let whole: readonly boolean[] = bands.map(() => false);
  for (;;) {
    const isWhole = holdCells({ counts: leads, unsafe: whole, lines: [allOf(leads.length)] });
    whole = isWhole.cells;
    const told = allOf(bands.length).filter((c) => !whole[c]);
    // Of nobody at all nothing can be told.
    const steps = allOf(width).filter((step) => (totals[step] ?? 0) > 0);
    const hidden = holdCells({
      counts: bands.flat(),
      unsafe: bands.flatMap((row, c) =>
        row.map((_, step) => whole[c] === true && steps.includes(step)),
      ),
      lines: [
        ...told.map((c) => allOf(width).map((step) => c * width + step)),
        ...steps.map((step) => allOf(bands.length).map((c) => c * width + step)),
      ],
    });
    if (isWhole.lines.includes(true) || hidden.lines.slice(told.length).includes(true)) return null;
    const open = told.filter((_, line) => hidden.lines[line] === true);
    if (open.length === 0) {
      const rows = bands.map((_, c) =>
        whole[c] ? 'whole' : hidden.cells.slice(c * width, (c + 1) * width),
      );
      return { rows, held: hidden.held };
    }
    whole = whole.map((is, c) => is || open.includes(c));
  }
}

/** Leads that came to each step and no further, all of them first; they add up to the leads. */
function bandsOf({ leads, reached, ordered, returned }: Line): number[] {
  const steps = [leads, ...reached, ordered, returned, 0];
  return steps.slice(1).map((count, at) => (steps[at] ?? 0) - count);
}

/** A line without the steps that lie between its held-back bands, and without what is told elsewhere. */
function shownLine(line: Line, hidden: HiddenRow): Line {
  const isHidden = (step: number): boolean =>
    hidden === 'whole' || (step > hidden.indexOf(true) && step <= hidden.lastIndexOf(true));
  const shown = (count: number, step: number): number => (isHidden(step) ? HELD_BACK : count);
  const atOrder = line.reached.length + 1;
  return {
    ...line,
    leads: shown(line.leads, 0),
    reached: line.reached.map((count, at) => shown(count, at + 1)),
    ordered: shown(line.ordered, atOrder),
    returned: shown(line.returned, atOrder + 1),
    lost: 0,
    cycle: isHidden(atOrder) || isFew(line.cycle.count) ? NO_DAYS : line.cycle,
  };
}

const NO_DAYS = { count: HELD_BACK, median: null, p90: null };

/** Channels whose customers of before the first contact are not told. */
function heldBefore({ channels, total }: Funnel): readonly boolean[] {
  const { cells, lines } = holdCells({
    counts: channels.map(({ orderedBefore }) => orderedBefore),
    lines: isFew(total.orderedBefore) ? [] : [allOf(channels.length)],
  });
  return lines.includes(true) ? channels.map(() => true) : cells;
}

function shownDuration(duration: Duration): Duration {
  const backwards = isFew(duration.backwards) ? 0 : duration.backwards;
  return isFew(duration.count) ? { ...NO_DAYS, backwards } : { ...duration, backwards };
}
