import { VisuallyHidden } from '@mantine/core';
import { createContext, useContext, useDeferredValue, type ReactNode } from 'react';
import type { TableSpec } from './tableSpec.ts';

/** Cells up to which a table is worth listening to; of more, the table view of the figure's menu is the way. */
const MOST_CELLS = 3000;

interface Behind {
  readonly table: TableSpec;
  /** Id of the figure's title. */
  readonly titleId: string;
}

const BehindContext = createContext<Behind | null>(null);

/** Charts within it have the figure's numbers behind them. */
export function TableBehindCharts(props: Behind & { readonly children: ReactNode }) {
  const { table, titleId, children } = props;
  return <BehindContext value={{ table, titleId }}>{children}</BehindContext>;
}

/**
 * The numbers of a chart as a table that only screen readers meet, drawn after the chart has been painted. It
 * holds no controls: what cannot be seen must not take the focus.
 */
export function TableBehind() {
  const behind = useDeferredValue(useContext(BehindContext), null);
  if (behind === null) return null;
  const { columns, rows } = behind.table;
  if (columns.length * rows.length > MOST_CELLS) return null;
  return (
    <VisuallyHidden>
      <table aria-labelledby={behind.titleId}>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {columns.map(({ label }, at) => (
                <td key={label}>{cells[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
