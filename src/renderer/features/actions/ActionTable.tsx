import type { Action } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { Section } from '../../components/Page.tsx';
import styles from './actions.module.css';
import { lastPeriod } from './loopRows.ts';
import { StateMark } from './StateMark.tsx';

/** Every action in one line, newest first. */
export function ActionTable({ actions }: { actions: readonly Action[] }) {
  const { t, format } = useWords();
  const route = useRoute();
  return (
    <Section title={t('actions.toBoard')}>
      <div className={styles['scroll']}>
        <table className={styles['rows']} aria-label={t('actions.toBoard')}>
          <thead>
            <tr>
              <th scope="col">{t('actions.form.name')}</th>
              <th scope="col">{t('actions.table.state')}</th>
              <th scope="col" className={styles['number']}>
                {t('actions.table.customers')}
              </th>
              <th scope="col">{t('actions.card.owner')}</th>
              <th scope="col">{t('actions.form.review')}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => {
              const { state, decision, review } = lastPeriod(action);
              const query = { ...filterKept(route), action: String(action.id) };
              return (
                <tr key={action.id}>
                  <th scope="row">
                    <a href={routeHash({ screen: 'actions', query })}>{action.plan.name}</a>
                  </th>
                  <td>
                    {decision ? (
                      t(`actions.decision.${decision.kind}`)
                    ) : (
                      <StateMark state={state} />
                    )}
                  </td>
                  <td className={styles['number']}>{format.number(action.customers)}</td>
                  <td>{action.plan.owner === '' ? '–' : action.plan.owner}</td>
                  <td>{format.day(review)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
