import type { ReportOutline } from '#shared/contract/reports.ts';
import type { ReportPage } from '#shared/domain/reportPages.ts';

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

type FigureEntry = Extract<ReportOutline['entries'][number], { kind: 'figure' }>;

/** A page of the standard report, or a run of added figures, which flow over pages of their own. */
export type Section =
  | { readonly kind: 'page'; readonly page: ReportPage }
  | { readonly kind: 'figures'; readonly figures: readonly FigureEntry[] };

/** What of the outline is shown, in its order; figures that follow each other are one section. */
export function sectionsOf({ entries }: ReportOutline): Section[] {
  const sections: Section[] = [];
  let run: FigureEntry[] = [];
  for (const entry of entries) {
    if (!entry.shown) continue;
    if (entry.kind === 'page') {
      run = [];
      sections.push({ kind: 'page', page: entry.page });
    } else {
      if (run.length === 0) sections.push({ kind: 'figures', figures: run });
      run.push(entry);
    }
  }
  return sections;
}

/** Id of a section's element. */
export function sectionAnchor(section: Section): string {
  return section.kind === 'page'
    ? pageAnchor(section.page)
    : `report-added-${section.figures[0]?.id ?? 0}`;
}

/** Id of an added figure's element. */
export function figureAnchor(id: number): string {
  return `report-figure-${id}`;
}
