import { UnstyledButton } from '@mantine/core';
import type { Kpi, Overview } from '#shared/contract/overview.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { gateText } from '../../components/stateText.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';
import { clvChange, kpiChange, kpiValue } from './kpiText.ts';

/** Measures whose n is orders; behind all others are customers. */
const COUNTED_IN_ORDERS: readonly Kpi['id'][] = ['orders', 'net_revenue', 'average_order_value'];

/** One measure: value, change, twelve months, n. A click explains it. */
export function KpiTile({ kpi, overview }: { kpi: Kpi; overview: Overview }) {
  const words = useWords();
  const { t, format } = words;
  const drawer = useDrawer();
  const name = t(`definitions.${kpi.id}.name`);
  const ordersBehind = COUNTED_IN_ORDERS.includes(kpi.id);
  const previous = kpiChange(kpi, kpi.previous, format);
  const lastYear = kpiChange(kpi, kpi.lastYear, format);
  const period = t('common.figure.period', {
    from: format.day(overview.period.from),
    to: format.day(overview.period.to),
  });
  const shown = countedCaption([period], kpi.value === null ? null : kpi.n, words);
  return (
    <UnstyledButton className={styles['tile']} onClick={() => drawer.explain(kpi.id, shown)}>
      <span className={styles['name']}>{name}</span>
      {kpi.value === null ? (
        <span className={styles['gate']}>
          {kpi.gate ? gateText(kpi.gate, words) : t('gates.NO_DATA')}
        </span>
      ) : (
        <>
          <span className={styles['value']}>
            {kpiValue(kpi, kpi.value, overview.run.money, format)}
          </span>
          <span className={styles['spark']}>
            <Sparkline
              values={kpi.series}
              complete={overview.lastMonthComplete}
              width={96}
              height={28}
              label={t('home.sparkline', {
                name,
                from: format.month(overview.months.at(0) ?? ''),
                to: format.month(overview.months.at(-1) ?? ''),
              })}
            />
          </span>
          {kpi.id === 'clv' ? (
            <ClvChange />
          ) : (
            <span className={styles['change']}>
              {previous ? (
                <span data-tone={previous.tone}>{previous.text}</span>
              ) : (
                <span>
                  {kpi.previous === null
                    ? t('home.noPrevious')
                    : t('home.from', {
                        value: kpiValue(kpi, kpi.previous, overview.run.money, format),
                      })}
                </span>
              )}
              {lastYear && (
                <span className={styles['year']}>
                  {t('home.lastYear', { change: lastYear.text })}
                </span>
              )}
            </span>
          )}
          {/* Of a count, n would say the same once more. */}
          {kpi.value !== kpi.n && (
            <span className={styles['n']}>
              {t(ordersBehind ? 'common.count.orders' : 'common.count.customers', { count: kpi.n })}
            </span>
          )}
        </>
      )}
    </UnstyledButton>
  );
}

/** The expected value against that of the same customers some months before. */
function ClvChange() {
  const { t, format } = useWords();
  const { filter } = useFilter();
  const found = useContractQuery('value.change', {}).data;
  const view = found?.ok === true ? found.value : null;
  const change = view && clvChange(view, format);
  // The value of some months before is told of all customers alone.
  if (filter !== null) {
    return <span className={styles['change']}>{t('home.answers.filtered')}</span>;
  }
  if (!view || !change) return <span className={styles['change']}>{t('home.noPrevious')}</span>;
  const customers = t('common.count.customers', { count: view.all.customers });
  return (
    <span className={styles['change']} title={t('home.clv.same', { customers })}>
      <span data-tone={change.tone}>{change.text}</span>
      <span className={styles['year']}>{t('home.clv.months', { count: view.months })}</span>
    </span>
  );
}
