import type { ReactNode } from 'react';
import { useOnScreen } from '../components/paper.tsx';
import styles from './heat.module.css';
import { contrast, inkOn, paleColour, sequentialColour, type ColourMode } from './scale.ts';
import type { GridFocus } from './gridFocus.ts';

/** A cell of a heat table: a button where it leads somewhere, plain where it does not. */
export function HeatCell(props: {
  /** Position on the sequential scale, or null for a cell without colour. */
  readonly share: number | null;
  readonly mode: ColourMode;
  readonly size: 'rfmCell' | 'cohortCell' | 'migrationCell' | 'movementCell';
  readonly label: string;
  readonly focus?: ReturnType<GridFocus['cellProps']>;
  readonly onOpen?: (() => void) | undefined;
  readonly hatched?: boolean;
  readonly faded?: boolean;
  readonly chosen?: boolean;
  readonly diagonal?: boolean;
  readonly children: ReactNode;
}) {
  const { share, mode, size, label, focus, children } = props;
  const onOpen = useOnScreen(props.onOpen);
  const full = share === null ? undefined : sequentialColour(share, mode);
  const background = full !== undefined && props.faded === true ? paleColour(full, mode) : full;
  const classes = [
    styles['cell'],
    styles[size],
    background === undefined && styles['blank'],
    props.hatched === true && styles['hatched'],
    props.hatched === true && isPale(background, mode) && styles['onPale'],
    props.faded === true && styles['faded'],
    props.chosen === true && styles['chosen'],
    props.diagonal === true && styles['diagonal'],
  ]
    .filter((name) => typeof name === 'string')
    .join(' ');
  const style =
    background === undefined
      ? undefined
      : { backgroundColor: background, color: inkOn(background) };
  if (!onOpen) {
    return (
      <div className={classes} style={style}>
        {children}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes}
      style={style}
      title={label}
      onClick={onOpen}
      {...focus}
    >
      {children}
    </button>
  );
}

/** On a pale ground white hatching would not be seen. */
function isPale(background: string | undefined, mode: ColourMode): boolean {
  if (background === undefined) return mode === 'light';
  return contrast(background, '#ffffff') < 2.2;
}

/** From little to much, with the values at both ends. */
export function HeatRamp(props: {
  readonly mode: ColourMode;
  readonly low: string;
  readonly high: string;
}) {
  const steps = Array.from({ length: 9 }, (_, index) => sequentialColour(index / 9, props.mode));
  return (
    <span className={styles['key']}>
      {props.low}
      <span className={styles['ramp']} aria-hidden="true">
        {steps.map((colour) => (
          <i key={colour} style={{ backgroundColor: colour }} />
        ))}
      </span>
      {props.high}
    </span>
  );
}
