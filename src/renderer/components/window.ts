/** Height of a row in every table. */
export const ROW_HEIGHT = 32;

/** Browsers cut elements off above some 33 million pixels; longer tables scroll in larger steps. */
const MAX_HEIGHT = 16_000_000;

/** Rows drawn above and below the visible ones. */
const OVERSCAN = 6;

export interface RowWindow {
  /** Height of the scrolled area. */
  readonly height: number;
  /** First row to draw, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Where the first drawn row stands within the scrolled area. */
  readonly offset: number;
}

/** Rows to draw of `count` for a view of `viewHeight` scrolled to `scrollTop`. */
export function rowWindow(count: number, viewHeight: number, scrollTop: number): RowWindow {
  const full = count * ROW_HEIGHT;
  const height = Math.min(full, MAX_HEIGHT);
  const scrollable = Math.max(1, height - viewHeight);
  const position = Math.min(Math.max(0, scrollTop), scrollable);
  // One for one until the table is longer than the browser can hold.
  const virtualTop = height < full ? (position / scrollable) * (full - viewHeight) : position;
  const firstVisible = Math.floor(virtualTop / ROW_HEIGHT);
  const first = Math.max(0, firstVisible - OVERSCAN);
  const end = Math.min(count, Math.ceil((virtualTop + viewHeight) / ROW_HEIGHT) + OVERSCAN);
  return { height, first, end, offset: position - (virtualTop - first * ROW_HEIGHT) };
}

/** Scroll position that brings `row` into view, or the present one when it is in view already. */
export function scrollToRow(
  row: number,
  count: number,
  viewHeight: number,
  scrollTop: number,
): number {
  const full = count * ROW_HEIGHT;
  const height = Math.min(full, MAX_HEIGHT);
  const scrollable = Math.max(1, height - viewHeight);
  const factor = height < full ? (full - viewHeight) / scrollable : 1;
  const virtualTop = scrollTop * factor;
  const top = row * ROW_HEIGHT;
  if (top < virtualTop) return top / factor;
  if (top + ROW_HEIGHT > virtualTop + viewHeight) return (top + ROW_HEIGHT - viewHeight) / factor;
  return scrollTop;
}
