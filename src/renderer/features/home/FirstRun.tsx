import { Button, FileButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash, type Screen } from '../../app/routes.ts';
import { navigate } from '../../app/useRoute.ts';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import { TABLE_FILES } from '#shared/domain/tableFiles.ts';
import { useImport } from '../data/wizard/ImportProvider.tsx';
import styles from './Home.module.css';

const TOUR = [
  'data',
  'customers',
  'lifecycle',
  'retention',
  'value',
  'reports',
] as const satisfies readonly Screen[];

/** An empty workspace: import, demo, and where things are. */
export function FirstRun() {
  const { t } = useWords();
  const demo = useJob('workspace.openDemo');
  const { claim } = useImport();
  const take = (files: File[]): void => {
    if (files.length === 0) return;
    claim(files);
    navigate('data', { import: 'new' });
  };
  return (
    <>
      <div className={styles['cards']}>
        <Card title={t('home.first.import')} text={t('home.first.importText')}>
          <FileButton<true> accept={TABLE_FILES} multiple onChange={take}>
            {(props) => <Button {...props}>{t('data.drop.choose')}</Button>}
          </FileButton>
        </Card>
        <Card title={t('home.first.demo')} text={t('home.first.demoText')}>
          <Button variant="default" loading={demo.running} onClick={() => void demo.start({})}>
            {t('common.action.openDemo')}
          </Button>
        </Card>
        <Card title={t('home.first.tour')} text={t('home.first.tourText')}>
          <ul className={styles['tour']}>
            {TOUR.map((screen) => (
              <li key={screen}>
                <a href={routeHash({ screen, query: {} })}>{t(`common.nav.${screen}`)}</a>
                <span>{t(`home.tour.${screen}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {demo.job && demo.running && <JobBar job={demo.job} onCancel={demo.cancel} />}
      {demo.error && <ErrorState error={demo.error} />}
    </>
  );
}

function Card({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={styles['card']}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
