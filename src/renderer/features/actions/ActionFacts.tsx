import type { Action } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { basisText } from '../../components/basisText.ts';
import { ruleText } from '../../components/ruleText.ts';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import styles from './actions.module.css';
import { rowName } from './playbookText.ts';

/** What was written down when the action was planned. */
export function ActionFacts({ action }: { action: Action }) {
  const words = useWords();
  const { t, format } = words;
  const { plan, money } = action;
  // Money in the finding is in the unit of then.
  const names = { ...useRuleNames(), money };
  const { basis, filter } = plan;
  const text = basisText(basis, words, names);
  const facts: [string, string][] = [
    [t('actions.card.channel'), plan.channel],
    [t('actions.card.owner'), plan.owner],
    [t('actions.card.cost'), plan.cost === null ? '' : format.money(plan.cost, money, true)],
    [t('actions.card.expected'), plan.expected],
  ];
  return (
    <dl className={styles['facts']}>
      <dt>{t('actions.card.rests')}</dt>
      <dd>
        {text}
        {filter && (
          <span className={styles['quiet']}>
            {' '}
            {t('actions.card.within', { filter: ruleText(filter, words, names) })}
          </span>
        )}
      </dd>
      <dt>{t('actions.table.customers')}</dt>
      <dd>
        {t('actions.card.customers', {
          count: action.customers,
          day: format.day(action.frozenOn),
        })}
      </dd>
      {plan.row && (
        <>
          <dt>{t('actions.card.row')}</dt>
          <dd>
            {rowName(plan.row, words)} <WhatToDo basis={basis} name={text} />
          </dd>
        </>
      )}
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
