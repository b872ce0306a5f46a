import { HeatCell, HeatRamp } from './HeatCell.tsx';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import styles from './heat.module.css';
import type { ColourMode } from './scale.ts';

export interface CorrelationCell {
  /** Null where it cannot be told. */
  readonly r: number | null;
  readonly text: string;
  readonly label: string;
}

/**
 * Correlations as the lower half of a matrix; the colour follows the strength whatever the sign, which
 * stands in the number.
 */
export function CorrelationTable(props: {
  readonly names: readonly string[];
  /** rows[i] holds the cells of feature i + 1 with the features before it. */
  readonly rows: readonly (readonly CorrelationCell[])[];
  readonly mode: ColourMode;
  readonly corner: string;
}) {
  const { names, rows, mode, corner } = props;
  return (
    <>
      <ScrollRegion>
        <table className={`${styles['table'] ?? ''} ${styles['narrow'] ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {names.slice(0, -1).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={names[i + 1]}>
                <th scope="row">{names[i + 1]}</th>
                {row.map(({ r, text, label }, j) => (
                  <td key={names[j]}>
                    <HeatCell
                      size="movementCell"
                      mode={mode}
                      share={r === null ? null : Math.abs(r)}
                      label={label}
                    >
                      <span title={label}>{text}</span>
                    </HeatCell>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={styles['legend']}>
        <HeatRamp mode={mode} low="0" high="±1" />
      </div>
    </>
  );
}
