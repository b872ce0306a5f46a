import { IconShieldCheck } from '@tabler/icons-react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

/** The program itself, and the proof that it stayed offline. */
export function AboutSection() {
  const { t } = useWords();
  const info = useContractQuery('app.info', {});
  return (
    <SettingsPart title={t('settings.about.title')}>
      <Answer query={info} height={160}>
        {(about) => (
          <dl className={styles['about']}>
            <dt>{t('settings.about.offline')}</dt>
            <dd className={styles['proof']}>
              <IconShieldCheck size={16} stroke={1.75} aria-hidden />
              {t('settings.about.refused', { count: about.refusedRequests })}
            </dd>
            <dt>{t('settings.about.version')}</dt>
            <dd>{about.version}</dd>
            <dt>{t('settings.about.engine')}</dt>
            <dd>{about.engineVersion}</dd>
            <dt>{t('settings.about.host')}</dt>
            <dd>{t(`settings.about.hostName.${about.host}`)}</dd>
            <dt>{t('settings.about.node')}</dt>
            <dd>{about.node}</dd>
            <dt>{t('settings.about.platform')}</dt>
            <dd>{about.platform}</dd>
            <dt>{t('settings.about.dataFolder')}</dt>
            <dd>{about.dataFolder}</dd>
            <dt>{t('settings.about.licence')}</dt>
            <dd>{t('settings.about.licenceText')}</dd>
          </dl>
        )}
      </Answer>
    </SettingsPart>
  );
}
