import { Fragment } from 'react';
import type { ReportModel } from '#shared/contract/reports.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { sectionAnchor, sectionsOf } from './pages.ts';
import { PageLink } from './parts.tsx';
import styles from './print.module.css';

/** The cover: what, for which time, from which data, under which number. No names of persons. */
export function Cover({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t, format } = words;
  const { period } = model.overview;
  return (
    <section className={styles['cover']}>
      <div className={styles['rule']} aria-hidden="true" />
      <h1>{t('print.title')}</h1>
      <p className={styles['coverLead']}>
        {t('print.cover.range', { from: format.day(period.from), to: format.day(period.to) })}
      </p>
      <nav className={styles['contents']}>
        <h2>{t('print.cover.contents')}</h2>
        <ul>
          {sectionsOf(model.outline).map((section) => (
            <li key={sectionAnchor(section)}>
              <PageLink to={sectionAnchor(section)}>
                {section.kind === 'page'
                  ? t(`print.page.${section.page}`)
                  : t('reportBuilder.section')}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <dl className={styles['coverFacts']}>
        {coverFacts(model, words).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function coverFacts(model: ReportModel, { t, format }: Words): [string, string][] {
  const { run, previousPeriod } = model.overview;
  return [
    [t('print.cover.workspace'), model.workspaceName],
    [
      t('print.cover.previous'),
      t('print.cover.range', {
        from: format.day(previousPeriod.from),
        to: format.day(previousPeriod.to),
      }),
    ],
    [t('print.cover.analysisDate'), format.day(run.asOf)],
    [t('print.cover.dataAsOf'), format.day(run.dataAsOf)],
    [t('print.cover.money'), run.money.currency ?? t('print.cover.moneyPlain')],
    [t('print.cover.class'), t('print.classLabel')],
    [t('print.cover.export'), model.exportId],
    [t('print.cover.fingerprint'), run.fingerprint],
    [t('print.cover.auditHead'), model.auditHead],
  ];
}
