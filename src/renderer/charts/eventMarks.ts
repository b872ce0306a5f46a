import type { LineSeriesOption } from 'echarts/charts';
import { labelText } from './axes.ts';
import type { ChartLook } from './look.ts';

/** A dated event where a time axis shows it: at a number, or at the name of a category. */
export interface EventMark {
  readonly at: number | string;
  readonly name: string;
}

/** Room for a name beside its line, px; the whole name stands in the list of events. */
const NAME_WIDTH = 120;

/** Lines across a figure at the events of its time axis; belongs to one series of it. */
export function eventMarkLine(
  marks: readonly EventMark[],
  look: ChartLook,
): NonNullable<LineSeriesOption['markLine']> {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: look.muted, width: 1, type: 'dashed' },
    data: marks.map(({ at, name }, index) => ({
      xAxis: at,
      label: {
        // A text would have its braces read as placeholders.
        formatter: () => name,
        width: NAME_WIDTH,
        overflow: 'truncate' as const,
        position: 'end' as const,
        align: 'left' as const,
        // One above the other: events often stand close.
        distance: [0, 2 + 12 * (index % 2)],
        ...labelText(look),
        fontSize: look.fontSize - 1,
      },
    })),
  };
}

/**
 * Where a figure with events lies in its frame, px.
 * @param top room above it where no events have their names there
 * @param right room beside it
 */
export function gridWithMarks(marks: readonly EventMark[] | undefined, top: number, right = 14) {
  return {
    left: 4,
    right,
    top: marks !== undefined && marks.length > 0 ? 30 : top,
    bottom: 4,
    outerBoundsMode: 'same' as const,
  };
}

/** The events that lie in calendar months, `YYYY-MM`. */
export function marksInMonths(
  events: readonly { readonly day: string; readonly name: string }[],
  months: readonly { readonly month: string }[],
): EventMark[] {
  return marksInPeriods(
    events,
    months.map(({ month }) => ({ from: `${month}-01`, to: `${month}-31` })),
  );
}

/** The events that lie in periods of an axis, at the number of their period. */
export function marksInPeriods(
  events: readonly { readonly day: string; readonly name: string }[],
  periods: readonly { readonly from: string; readonly to: string }[],
): EventMark[] {
  return events.flatMap(({ day, name }) => {
    // ISO days compare as text.
    const at = periods.findIndex(({ from, to }) => day >= from && day <= to);
    return at < 0 ? [] : [{ at, name }];
  });
}
