import type { Overview } from '#shared/contract/overview.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { changeRules } from '#shared/domain/changeRules.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { customersQuery } from '../../app/showCustomers.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { Section } from '../../components/Page.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';

/** What moved since the day that the data ended on before the latest import, each with its customers. */
export function Changes({ overview }: { overview: Overview }) {
  const { t, format } = useWords();
  const route = useRoute();
  const settings = useContractQuery('settings.analysis', {}).data;
  // The limits of a run that is not of today's settings are not known here.
  const rules = overview.run.stale ? undefined : settings?.stageRules;
  const { changes, run } = overview;
  if (!changes) return null;
  const customers = (rule: SegmentRule): string =>
    routeHash({ screen: 'customers', query: customersQuery(rule, false, route) });
  const moved = rules && changeRules(dayOf(changes.since), dayOf(run.asOf), rules);
  const movement = routeHash({
    screen: 'lifecycle',
    query: { ...filterKept(route), scheme: 'time', view: 'movement' },
  });
  const newcomers = customers({
    kind: 'day',
    field: 'first_order',
    from: formatIsoDay(dayOf(changes.since) + 1),
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
          <a href={moved ? customers(moved.wokeUp) : movement}>
            {t('home.changes.up', { count: changes.movedUp })}
          </a>
        </li>
        <li>
          <a href={moved ? customers(moved.fellSilent) : movement}>
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

/** Days of an answer are days of the calendar. */
function dayOf(iso: string): number {
  return parseIsoDay(iso) ?? 0;
}
