import type { ReactNode } from 'react';
import type { Language } from '#shared/contract/common.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import type { ReportPage } from '#shared/domain/reportPages.ts';
import { HTML_LANG } from '#shared/i18n/index.ts';
import { LightScope } from '../../app/ThemeProvider.tsx';
import { PaperScope } from '../../components/paper.tsx';
import { AddedSection } from './added/AddedSection.tsx';
import { CohortsPage } from './CohortsPage.tsx';
import { Cover } from './Cover.tsx';
import { KpiPage } from './KpiPage.tsx';
import { MethodPage } from './MethodPage.tsx';
import { ModelsPage } from './ModelsPage.tsx';
import { ReportFigure } from './parts.tsx';
import styles from './print.module.css';
import { sectionAnchor, sectionsOf } from './pages.ts';
import { QualityPage } from './QualityPage.tsx';
import { RfmPage } from './RfmPage.tsx';
import { StagesPage } from './StagesPage.tsx';
import { SummaryPage } from './SummaryPage.tsx';
import { ValuePage } from './ValuePage.tsx';

/** The whole report from its model, for the paper and for the preview. Draws nothing of its own accord. */
export function ReportDocument(props: {
  readonly model: ReportModel;
  readonly language: Language;
}): ReactNode {
  const { model, language } = props;
  return (
    <LightScope>
      <article className={`paper ${styles['document'] ?? ''}`} lang={HTML_LANG[language]}>
        <PaperScope frame={(figure) => <ReportFigure {...figure} run={model.overview.run} />}>
          <Cover model={model} />
          {sectionsOf(model.outline).map((section) =>
            section.kind === 'page' ? (
              <StandardPage key={section.page} page={section.page} model={model} />
            ) : (
              <AddedSection
                key={sectionAnchor(section)}
                id={sectionAnchor(section)}
                figures={section.figures}
                model={model}
              />
            ),
          )}
        </PaperScope>
      </article>
    </LightScope>
  );
}

function StandardPage({ page, model }: { page: ReportPage; model: ReportModel }) {
  switch (page) {
    case 'summary':
      return <SummaryPage model={model} />;
    case 'kpis':
      return <KpiPage model={model} />;
    case 'stages':
      return <StagesPage model={model} />;
    case 'rfm':
      return <RfmPage model={model} />;
    case 'cohorts':
      return <CohortsPage model={model} />;
    case 'value':
      return <ValuePage model={model} />;
    case 'models':
      return <ModelsPage model={model} />;
    case 'method':
      return <MethodPage model={model} />;
    case 'quality':
      return <QualityPage model={model} />;
  }
}
