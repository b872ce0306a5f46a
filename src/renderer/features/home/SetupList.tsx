import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';
import { setupSteps } from './setupSteps.ts';

/** The setup checklist. */
export function SetupList() {
  const { t } = useWords();
  const batches = useContractQuery('imports.batches', {}).data;
  const current = useContractQuery('analysis.current', {});
  const settings = useContractQuery('settings.analysis', {}).data;
  const reports = useContractQuery('reports.list', {}).data;
  const workspace = useContractQuery('workspace.current', {}).data;
  if (!batches || current.data === undefined || !settings || !workspace) return null;
  const steps = setupSteps({
    batches,
    run: current.data,
    settings,
    reports: reports?.length ?? 0,
    workspace,
  });
  return (
    <ul className={styles['setup']}>
      {steps.map(({ id, done, to }) => (
        <li key={id} data-done={done}>
          {done ? (
            <IconCircleCheckFilled size={16} aria-label={t('home.setup.done')} />
          ) : (
            <IconCircle size={16} stroke={1.5} aria-label={t('home.setup.open')} />
          )}
          {done ? (
            <span>{t(`home.setup.${id}`)}</span>
          ) : (
            <a href={routeHash(to)}>{t(`home.setup.${id}`)}</a>
          )}
        </li>
      ))}
    </ul>
  );
}
