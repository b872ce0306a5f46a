/** Pages that every report can have, in the order of a new workspace; the cover stands before them. */
export const REPORT_PAGES = [
  'summary',
  'kpis',
  'stages',
  'rfm',
  'cohorts',
  'value',
  'models',
  'method',
  'quality',
] as const;
export type ReportPage = (typeof REPORT_PAGES)[number];

/** Figures that a report takes beside its pages, and characters of what the user writes over and under one. */
export const MOST_REPORT_FIGURES = 60;
export const LONGEST_MESSAGE = 300;
export const LONGEST_NOTE = 1000;
