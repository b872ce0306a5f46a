/** Sections of the report in their fixed order; the cover stands before them. */
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

/** Id of a section's element, the target of links within the report. */
export function pageAnchor(page: ReportPage): string {
  return `report-${page}`;
}

/** The section that shows what a finding's route shows on the screens. */
export function pageOfRoute(route: string): ReportPage {
  const screen = route.replace(/^#?\/?/, '').split('?', 1)[0];
  switch (screen) {
    case 'customers':
      return 'rfm';
    case 'lifecycle':
      return 'stages';
    case 'retention':
      return 'cohorts';
    case 'value':
      return 'value';
    case 'data':
      return 'quality';
    default:
      return 'kpis';
  }
}
