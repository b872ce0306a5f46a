import type { ColourMode } from './scale.ts';

/** What a chart takes from the page it stands on; options are pure functions of data and look. */
export interface ChartLook {
  readonly mode: ColourMode;
  readonly ink: string;
  /** Secondary text: axis labels, units. Contrast at least 4.5 on the surface. */
  readonly muted: string;
  readonly hairline: string;
  readonly surface: string;
  readonly accent: string;
  readonly bad: string;
  readonly font: string;
  /** Axis labels, px. */
  readonly fontSize: number;
}
