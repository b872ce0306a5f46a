import { useMemo } from 'react';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell } from './HeatCell.tsx';
import styles from './heat.module.css';
import type { ColourMode } from './scale.ts';
import { Swatch } from './Swatch.tsx';

/** A part of a row: its share as number and, by its weight, as colour. */
export interface MixCell {
  /** Place on the colour scale, 0 to 1; null for a cell without colour. */
  readonly weight: number | null;
  readonly text: string;
  /** What the cell says in full. */
  readonly label: string;
  /** True for a cell of too few customers to be read by itself. */
  readonly faded: boolean;
  /** Opens the customers behind the cell, where they can be chosen. */
  readonly onOpen?: (() => void) | undefined;
}

export interface MixRow {
  readonly id: string;
  readonly name: string;
  /** Undefined for the row of all. */
  readonly colour: string | undefined;
  /** Numbers before the parts. */
  readonly facts: readonly string[];
  readonly cells: readonly MixCell[];
}

/** What each row is made of: one line per group, whose parts come to 100 %. */
export function MixTable(props: {
  readonly rowHead: string;
  readonly factHeads: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly MixRow[];
  readonly mode: ColourMode;
}) {
  const { rows, mode } = props;
  const widths = useMemo(() => rows.map(({ cells }) => cells.length), [rows]);
  const focus = useGridFocus(widths);
  return (
    <ScrollRegion>
      <table
        className={`${styles['table'] ?? ''} ${styles['narrow'] ?? ''}`}
        onKeyDown={focus.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{props.rowHead}</th>
            {props.factHeads.map((head) => (
              <th key={head} scope="col" className={styles['number']}>
                {head}
              </th>
            ))}
            {props.heads.map((head, at) => (
              <th key={at} scope="col" title={head}>
                <span className={styles['name']}>{head}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id} className={row.colour === undefined ? styles['total'] : undefined}>
              <th scope="row">
                {row.colour !== undefined && <Swatch colour={row.colour} />}
                {row.name}
              </th>
              {row.facts.map((fact, at) => (
                <td key={at} className={styles['number']}>
                  {fact}
                </td>
              ))}
              {row.cells.map((cell, c) => (
                <td key={c}>
                  <HeatCell
                    size="movementCell"
                    mode={mode}
                    share={cell.weight}
                    faded={cell.faded}
                    label={cell.label}
                    focus={focus.cellProps(r, c)}
                    onOpen={cell.onOpen}
                  >
                    {cell.text}
                  </HeatCell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
