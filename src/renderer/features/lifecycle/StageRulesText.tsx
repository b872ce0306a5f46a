import type { StagesView } from '#shared/contract/stageMonths.ts';
import { RULES_OF_SCHEME } from '#shared/domain/stageSchemes.ts';
import { Fragment } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import styles from './lifecycle.module.css';

/** The rules of a scheme as sentences, with the limits that were used. */
export function StageRulesText({ view }: { view: StagesView }) {
  const { t, known } = useWords();
  const mode = useScheme();
  return (
    <section>
      <h2 className={styles['rulesTitle']}>{t('lifecycle.rules.title')}</h2>
      <p className={styles['note']}>{t('lifecycle.rules.order')}</p>
      <dl className={styles['rules']}>
        {view.stages.map(({ id }) => (
          <Fragment key={id}>
            <dt title={known(`stages.seedWord.${id}`, undefined, '')}>
              <Swatch colour={stageInk(id, mode)} />
              {known(`terms.stage.${id}`)}
            </dt>
            <dd>{known(`lifecycle.rule.${view.scheme}.${id}`, { ...view.rules }, '')}</dd>
          </Fragment>
        ))}
      </dl>
      {RULES_OF_SCHEME[view.scheme].some((rule) => rule.endsWith('Months')) && (
        <p className={styles['note']}>{t('lifecycle.rules.months')}</p>
      )}
    </section>
  );
}
