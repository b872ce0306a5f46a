import type { ReactNode } from 'react';
import type { Language } from '#shared/contract/common.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { HTML_LANG } from '#shared/i18n/index.ts';
import { LightScope } from '../../app/ThemeProvider.tsx';
import { CohortsPage } from './CohortsPage.tsx';
import { Cover } from './Cover.tsx';
import { KpiPage } from './KpiPage.tsx';
import { MethodPage } from './MethodPage.tsx';
import { ModelsPage } from './ModelsPage.tsx';
import styles from './print.module.css';
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
        <Cover model={model} />
        <SummaryPage model={model} />
        <KpiPage overview={model.overview} />
        <StagesPage model={model} />
        <RfmPage model={model} />
        <CohortsPage model={model} />
        <ValuePage model={model} />
        <ModelsPage model={model} />
        <MethodPage model={model} />
        <QualityPage model={model} />
      </article>
    </LightScope>
  );
}
