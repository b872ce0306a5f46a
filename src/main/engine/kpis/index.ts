/** Headline figures of a window and month by month. */
export {
  kpis,
  kpiSeries,
  previousWindow,
  windowKpis,
  type Kpis,
  type KpiSeries,
  type Window,
} from './kpis.ts';
