/** Headline figures of a window and month by month. */
export { kpis, kpiSeries, previousWindow, type Kpis, type KpiSeries, type Window } from './kpis.ts';
