import { FEATURE_GROUPINGS } from '#shared/domain/features.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CorrelationFigure } from './CorrelationFigure.tsx';
import { FeatureGroups } from './FeatureGroups.tsx';
import styles from './value.module.css';

/** Which features of customers rise and fall together, and which differ between groups. */
export function FeaturesSection() {
  const { t } = useWords();
  const [grouping, setGrouping] = useChoice('grouping', FEATURE_GROUPINGS, 'channel');
  const features = useContractQuery('analysis.features', { grouping });
  return (
    <Section title={t('features.title')}>
      <Answer query={features} height={620}>
        {(gated) => (
          <Gated gated={gated}>
            {(view) => (
              <div className={styles['stack']}>
                <CorrelationFigure view={view} />
                <FeatureGroups view={view} onGrouping={setGrouping} />
                <p className={styles['note']}>{t('features.note')}</p>
              </div>
            )}
          </Gated>
        )}
      </Answer>
    </Section>
  );
}
