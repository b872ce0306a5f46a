import type { Overview } from '#shared/contract/overview.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { textOfRule } from '../../app/ruleAddress.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { Section } from '../../components/Page.tsx';
import styles from './Home.module.css';

/** What moved since the day that the data ended on before the latest import. */
export function Changes({ overview }: { overview: Overview }) {
  const { t, format } = useWords();
  const route = useRoute();
  const { changes, run } = overview;
  if (!changes) return null;
  const to = routeHash({ screen: 'lifecycle', query: { ...filterKept(route), scheme: 'time' } });
  const newcomers = routeHash({
    screen: 'customers',
    query: {
      ...filterKept(route),
      pick: textOfRule({ kind: 'day', field: 'first_order', from: dayAfter(changes.since) }),
    },
  });
  return (
    <Section title={t('home.changes.title')}>
      <NotFollowing />
      <p className={styles['quiet']}>
        {t('home.changes.since', { day: format.day(changes.since) })}
      </p>
      <ul className={styles['findings']}>
        <li>
          <a href={newcomers}>{t('home.changes.new', { count: changes.newCustomers })}</a>
        </li>
        <li>
          {t(run.hasAmounts ? 'home.changes.orders' : 'home.changes.ordersPlain', {
            count: changes.orders,
            returning: format.number(changes.returning),
            revenue: format.money(changes.revenue, run.money),
          })}
        </li>
        <li>
          <a href={to}>{t('home.changes.up', { count: changes.movedUp })}</a>
        </li>
        <li>
          <a href={to}>
            {t('home.changes.down', {
              count: changes.movedDown,
              lost: format.number(changes.newlyLost),
            })}
          </a>
        </li>
      </ul>
    </Section>
  );
}

function dayAfter(iso: string): string {
  const day = parseIsoDay(iso);
  return day === undefined ? iso : formatIsoDay(day + 1);
}
