import { sparkPath } from './sparkPath.ts';
import styles from './Sparkline.module.css';

/** A small line without axes. The last point is open when its period has not ended. */
export function Sparkline({
  values,
  complete,
  label,
  width = 132,
  height = 32,
}: {
  values: readonly (number | null)[];
  complete: boolean;
  label: string;
  width?: number;
  height?: number;
}) {
  const { solid, dashed, last } = sparkPath(values, width, height, complete);
  return (
    <svg
      className={styles['spark']}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <path className={styles['line']} d={solid} />
      {dashed !== '' && <path className={styles['open']} d={dashed} />}
      {last && (
        <circle
          className={complete ? styles['dot'] : styles['ring']}
          cx={last.x}
          cy={last.y}
          r={2.5}
        />
      )}
    </svg>
  );
}
