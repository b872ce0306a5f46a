import styles from './ProfileRadar.module.css';
import { RADAR_REACH, radarPoint, radarPoints, type RadarAxis } from './radarShape.ts';

const WIDTH = 420;
const HEIGHT = 150;
const RADIUS = 52;
/** From the edge to the names of the axes. */
const GAP = 8;

/** The profile of a group over a few features; the dashed ring is the middle of everybody. */
export function ProfileRadar({ axes, label }: { axes: readonly RadarAxis[]; label: string }) {
  const ring = (score: number): string =>
    radarPoints(
      axes.map(() => score),
      RADIUS,
    );
  return (
    <svg
      className={styles['radar']}
      viewBox={`${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <polygon className={styles['edge']} points={ring(RADAR_REACH)} />
      <polygon className={styles['middle']} points={ring(0)} />
      {axes.map(({ name }, at) => {
        const end = radarPoint(RADAR_REACH, at, axes.length, RADIUS);
        return (
          <g key={name}>
            <line className={styles['edge']} x1={0} y1={0} x2={end.x} y2={end.y} />
            <AxisName name={name} at={at} axes={axes.length} />
          </g>
        );
      })}
      <polygon
        className={styles['profile']}
        points={radarPoints(
          axes.map(({ score }) => score),
          RADIUS,
        )}
      />
    </svg>
  );
}

function AxisName({ name, at, axes }: { name: string; at: number; axes: number }) {
  const { x, y } = radarPoint(RADAR_REACH, at, axes, RADIUS + GAP);
  const side = Math.abs(x) < 1 ? 'middle' : x > 0 ? 'start' : 'end';
  const base = Math.abs(y) < 1 ? 'middle' : y > 0 ? 'hanging' : 'auto';
  return (
    <text className={styles['name']} x={x} y={y} textAnchor={side} dominantBaseline={base}>
      {name}
    </text>
  );
}
