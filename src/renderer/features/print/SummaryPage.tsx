import type { OutlineEntry, ReportModel } from '#shared/contract/reports.ts';
import type { ReportPage } from '#shared/domain/reportPages.ts';
import { findingText } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { pageAnchor, pageOfRoute } from './pages.ts';
import { PageLink, ReportSection } from './parts.tsx';
import styles from './print.module.css';

/** The messages, most important first, each with its number and a link to the page that shows it. */
export function SummaryPage({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t } = words;
  const { entries } = model.outline;
  return (
    <ReportSection page="summary">
      {model.messages.length === 0 && <p>{t('print.summary.none')}</p>}
      <ol className={styles['messages']}>
        {model.messages.map((message, index) => {
          const page = pageOfRoute(message.route);
          const shown = entries.some((entry) => isPage(entry, page) && entry.shown);
          return (
            <li key={index}>
              <span className={styles['ordinal']} aria-hidden="true">
                {index + 1}
              </span>
              <span>{findingText(message, model.overview.run.money, words, words.format)}</span>
              {shown && (
                <span className={styles['see']}>
                  <PageLink to={pageAnchor(page)}>{t(`print.page.${page}`)}</PageLink>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </ReportSection>
  );
}

function isPage(entry: OutlineEntry, page: ReportPage): boolean {
  return entry.kind === 'page' && entry.page === page;
}
