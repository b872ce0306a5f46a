import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';
import styles from './DataTable.module.css';
import { rowWindow, scrollToRow } from './window.ts';

export interface Column<Row, Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Track of the grid, such as `120px` or `minmax(160px, 1fr)`. */
  readonly width: string;
  /** Beside the name in the head, such as a lock. */
  readonly mark?: ReactNode;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting<Id extends string = string> {
  readonly by: Id;
  readonly direction: 'ascending' | 'descending';
}

/** A table of any length: draws what is in view and asks for the rows it lacks. */
export function DataTable<Row, Id extends string>({
  label,
  columns,
  count,
  rowAt,
  onRange,
  sorting,
  onSort,
  onOpen,
  content = '',
  height,
}: {
  label: string;
  columns: readonly Column<Row, Id>[];
  count: number;
  /** The row at a place, or undefined while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  /** Told which rows are in view, `end` excluded. */
  onRange?: (first: number, end: number) => void;
  sorting?: Sorting<Id>;
  onSort?: (next: Sorting<Id>) => void;
  onOpen?: (row: Row, index: number) => void;
  /** Names what the rows are of and their order: another one begins at the first row again. */
  content?: string;
  height: number;
}) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, height: viewHeight } = useElementSize<HTMLDivElement>();
  const mergedRef = useMergedRef(scroller, sizeRef);
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState(0);
  const [shown, setShown] = useState(content);
  if (shown !== content) {
    setShown(content);
    setActive(0);
    setScrollTop(0);
  }
  const view = rowWindow(count, Math.max(0, viewHeight), scrollTop);

  useEffect(() => {
    onRange?.(view.first, view.end);
  }, [onRange, view.first, view.end]);

  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [content]);

  const moveTo = (next: number): void => {
    const row = Math.min(Math.max(0, next), count - 1);
    setActive(row);
    const element = scroller.current;
    if (element)
      element.scrollTop = scrollToRow(row, count, element.clientHeight, element.scrollTop);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(viewHeight / 32) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    const row = rowAt(active);
    if (next !== undefined) moveTo(next);
    else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) {
      onOpen?.(row, active);
    } else return;
    event.preventDefault();
  };

  const tracks = columns.map(({ width }) => width).join(' ');
  return (
    <div className={styles['frame']} style={{ height }}>
      <div className={styles['scroller']} role="grid" aria-label={label} aria-rowcount={count + 1}>
        <div className={styles['head']} role="row" style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) => (
            <HeadCell
              key={column.id}
              column={column}
              {...(sorting && { sorting })}
              {...(onSort && { onSort })}
            />
          ))}
        </div>
        <div
          ref={mergedRef}
          className={styles['body']}
          role="rowgroup"
          tabIndex={0}
          aria-label={label}
          onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
          onKeyDown={onKeyDown}
        >
          <div style={{ height: view.height }}>
            <div style={{ transform: `translateY(${view.offset}px)` }}>
              {Array.from({ length: view.end - view.first }, (_, at) => {
                const index = view.first + at;
                const row = rowAt(index);
                return (
                  <div
                    key={index}
                    role="row"
                    aria-rowindex={index + 2}
                    aria-selected={index === active}
                    className={onOpen ? styles['openable'] : styles['row']}
                    style={{ gridTemplateColumns: tracks }}
                    onClick={() => {
                      setActive(index);
                      if (row !== undefined) onOpen?.(row, index);
                    }}
                  >
                    {columns.map(({ id, numeric, cell }) => (
                      <div
                        key={id}
                        role="gridcell"
                        className={numeric === true ? styles['number'] : styles['cell']}
                      >
                        {row === undefined ? <span className={styles['pending']} /> : cell(row)}
                      </div>
                    ))}
                  </div>
                );
              })}
            </div>
          </div>
          {count === 0 && (
            <div role="row">
              <p role="gridcell" className={styles['none']}>
                {t('common.state.empty')}
              </p>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function HeadCell<Row, Id extends string>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row, Id>;
  sorting?: Sorting<Id>;
  onSort?: (next: Sorting<Id>) => void;
}) {
  const direction = sorting?.by === column.id ? sorting.direction : undefined;
  const className = column.numeric === true ? styles['number'] : styles['cell'];
  if (column.sortable !== true || !onSort) {
    return (
      <div role="columnheader" className={className}>
        {column.label}
        {column.mark}
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={direction ?? 'none'} className={className}>
      <button
        type="button"
        className={styles['sort']}
        onClick={() =>
          onSort({
            by: column.id,
            direction: direction === 'descending' ? 'ascending' : 'descending',
          })
        }
      >
        {column.label}
        <span aria-hidden>
          {direction === undefined ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
        </span>
      </button>
      {column.mark}
    </div>
  );
}
