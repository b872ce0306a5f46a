import type { Finding } from '#shared/contract/overview.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { findingText } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { parseRoute, routeHash } from '../../app/routes.ts';

import styles from './Home.module.css';

/** What changed, each with the page that shows it. */
export function Findings({ findings, run }: { findings: readonly Finding[]; run: RunContext }) {
  const words = useWords();
  if (findings.length === 0)
    return <p className={styles['quiet']}>{words.t('home.findings.none')}</p>;
  return (
    <ul className={styles['findings']}>
      {findings.map((finding, index) => (
        <li key={index}>
          <a href={routeHash(parseRoute(finding.route))}>
            {findingText(finding, run.money, words, words.format)}
          </a>
        </li>
      ))}
    </ul>
  );
}
