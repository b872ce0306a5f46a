import { UnstyledButton } from '@mantine/core';
import type { Overview } from '#shared/contract/overview.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { cacFigures, type CacFigures } from './cacFigures.ts';
import styles from './Home.module.css';
import { kpiChange } from './kpiText.ts';

/** What a new customer cost in the newest month whose costs are known, or what would tell it (1.02). */
export function CacTile({ overview }: { readonly overview: Overview }) {
  const { t, format } = useWords();
  const drawer = useDrawer();
  const { filter } = useFilter();
  const found = useContractQuery('analysis.acquisition', {}).data;
  if (!found) return null;
  const view = found.ok ? found.value : null;
  const ended = overview.months.at(overview.lastMonthComplete ? -1 : -2) ?? '';
  const figures = view && cacFigures(view.total.months, ended);
  return (
    <UnstyledButton className={styles['tile']} onClick={() => drawer.explain('cac')}>
      <span className={styles['name']}>{t('definitions.cac.name')}</span>
      {view && figures ? (
        <>
          <span className={styles['value']}>{format.money(figures.value, view.money, true)}</span>
          <CacChange figures={figures} />
          <span className={styles['n']}>
            {t('home.cac.behind', {
              month: format.month(figures.month),
              customers: t('common.count.customers', { count: figures.n }),
            })}
          </span>
          {filter && <span className={styles['n']}>{t('home.cac.all')}</span>}
        </>
      ) : (
        <span className={styles['gate']}>{t('home.cac.need')}</span>
      )}
    </UnstyledButton>
  );
}

function CacChange({ figures }: { readonly figures: CacFigures }) {
  const { t, format } = useWords();
  const kpi = { id: 'cac', unit: 'money', value: figures.value } as const;
  const previous = kpiChange(kpi, figures.previous, format);
  const lastYear = kpiChange(kpi, figures.lastYear, format);
  return (
    <span className={styles['change']}>
      {previous ? (
        <span data-tone={previous.tone}>{previous.text}</span>
      ) : (
        <span>{t('home.noPrevious')}</span>
      )}
      {lastYear && (
        <span className={styles['year']}>{t('home.lastYear', { change: lastYear.text })}</span>
      )}
    </span>
  );
}
