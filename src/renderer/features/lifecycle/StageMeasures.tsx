import type { StageProfile } from '#shared/contract/stages.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { acquiredText, ownMeasures } from './ownMeasures.ts';

/** What each stage is measured by itself: the new by their cost, the active by their weight, the lost by who returns. */
export function StageMeasures({ view }: { view: StageProfile }) {
  const words = useWords();
  const lines = ownMeasures(view, words);
  return (
    <>
      {view.stages.some(({ id }) => id === 'new' || id === 'acquisition') && <AcquiredNote />}
      {(lines.length > 0 || view.scheme === 'time') && (
        <ul className={styles['note']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {view.scheme === 'time' && <ReturnedNote />}
        </ul>
      )}
    </>
  );
}

/** What the first stage is measured by: the totals of the acquisition page. */
function AcquiredNote() {
  const words = useWords();
  const route = useRoute();
  const acquisition = useContractQuery('analysis.acquisition', {}).data;
  if (acquisition?.ok !== true) return null;
  return (
    <>
      <NotFollowing what="line" />
      <p className={styles['note']}>{acquiredText(acquisition.value, words)}</p>
      {/* By itself: within the text only its colour would tell the link. */}
      <p className={styles['note']}>
        <a href={routeHash({ screen: 'acquisition', query: filterKept(route) })}>
          {words.t('common.nav.acquisition')}
        </a>
      </p>
    </>
  );
}

/** The lost are measured by who comes back, which has a view of its own: telling it costs a walk over all orders. */
function ReturnedNote() {
  const { t } = useWords();
  const route = useRoute();
  const query = { ...filterKept(route), view: 'winBack' };
  return (
    <li>
      <a href={routeHash({ screen: 'lifecycle', query })}>{t('stages.own.lost')}</a>
    </li>
  );
}
