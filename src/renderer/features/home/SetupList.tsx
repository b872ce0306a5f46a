import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useHref } from '../../app/useRoute.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';
import { setupSteps } from './setupSteps.ts';

/** The setup checklist with its progress. */
export function SetupList() {
  const { t, format } = useWords();
  const href = useHref();
  const batches = useContractQuery('imports.batches', {}).data;
  const current = useContractQuery('analysis.current', {});
  const settings = useContractQuery('settings.analysis', {}).data;
  const reports = useContractQuery('reports.list', {}).data;
  const actions = useContractQuery('actions.list', {}).data;
  const workspace = useContractQuery('workspace.current', {}).data;
  if (!batches || current.data === undefined || !settings || !workspace) return null;
  const steps = setupSteps({
    batches,
    run: current.data,
    settings,
    reports: reports?.length ?? 0,
    actions: actions?.actions.length ?? 0,
    workspace,
  });
  const done = steps.filter((step) => step.done).length;
  return (
    <>
      <p className={styles['quiet']}>
        {t('home.setup.progress', {
          done: format.number(done),
          all: format.number(steps.length),
        })}
      </p>
      <ul className={styles['setup']}>
        {steps.map(({ id, done: isDone, to }) => (
          <li key={id} data-done={isDone}>
            {isDone ? (
              <IconCircleCheckFilled size={16} aria-label={t('home.setup.done')} />
            ) : (
              <IconCircle size={16} stroke={1.5} aria-label={t('home.setup.open')} />
            )}
            {isDone ? (
              <span>{t(`home.setup.${id}`)}</span>
            ) : (
              <a href={href(to.screen, to.query)}>{t(`home.setup.${id}`)}</a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
