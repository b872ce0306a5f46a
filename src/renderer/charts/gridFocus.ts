import { useCallback, useState, type KeyboardEvent } from 'react';

/** A cell of a table whose rows may have different lengths. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads from a cell, or null if the key does not move.
 *
 * @param widths cells of each row; a shorter row takes its last cell
 */
export function gridStep(at: GridPlace, key: string, widths: readonly number[]): GridPlace | null {
  const clamp = (row: number, column: number): GridPlace => {
    const safeRow = Math.min(widths.length - 1, Math.max(0, row));
    const width = widths[safeRow] ?? 1;
    return { row: safeRow, column: Math.min(width - 1, Math.max(0, column)) };
  };
  switch (key) {
    case 'ArrowUp':
      return clamp(at.row - 1, at.column);
    case 'ArrowDown':
      return clamp(at.row + 1, at.column);
    case 'ArrowLeft':
      return clamp(at.row, at.column - 1);
    case 'ArrowRight':
      return clamp(at.row, at.column + 1);
    case 'Home':
      return clamp(at.row, 0);
    case 'End':
      return clamp(at.row, Number.MAX_SAFE_INTEGER);
    default:
      return null;
  }
}

export interface GridFocus {
  /** Belongs on the table. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly cellProps: (
    row: number,
    column: number,
  ) => { 'data-cell': string; tabIndex: number; onFocus: () => void };
}

/** Keyboard focus of a table of buttons: one tab stop, arrow keys move inside. */
export function useGridFocus(widths: readonly number[]): GridFocus {
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = gridStep(at, event.key, widths);
      if (!next) return;
      event.preventDefault();
      event.currentTarget
        .querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)
        ?.focus();
    },
    [at, widths],
  );
  const cellProps = useCallback(
    (row: number, column: number) => ({
      'data-cell': `${row}:${column}`,
      tabIndex: at.row === row && at.column === column ? 0 : -1,
      onFocus: () => {
        setAt({ row, column });
      },
    }),
    [at],
  );
  return { onKeyDown, cellProps };
}
