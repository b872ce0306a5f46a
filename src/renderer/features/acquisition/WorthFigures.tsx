import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { filledColumns } from '../../components/tableSpec.ts';
import { cohortSpec, mixOf, mixSpec, tierSpec } from './worthSpecs.ts';
import styles from './acquisition.module.css';

interface Props {
  readonly view: AcquisitionView;
}

/** Months shown; the table view and the clipboard have all. */
const MONTHS_SHOWN = 12;

/** What customers cost and are worth by month of their first order. */
export function CohortFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = filledColumns(cohortSpec(view, words));
  const shown = table.rows.slice(0, MONTHS_SHOWN);
  return (
    <FigureFrame
      title={t('channels.cohorts.title')}
      caption={[
        t('channels.cohorts.measure', { count: format.number(shown.length) }),
        t('common.figure.n', { n: format.number(view.total.customers) }),
      ].join(' · ')}
      measure="cac_cohorts"
      report={{ kind: 'acquisition', show: 'cohorts' }}
      table={table}
    >
      <SimpleTable table={{ ...table, rows: shown }} />
      <p className={styles['note']}>{t('channels.cohorts.note')}</p>
    </FigureFrame>
  );
}

/** What customers cost and are worth by value tier; the shares of the tiers are on the Value screen. */
export function TierFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = filledColumns(tierSpec(view, words));
  return (
    <FigureFrame
      title={t('channels.tiers.title')}
      caption={[
        t('channels.tiers.measure'),
        t('common.figure.n', { n: format.number(view.total.customers) }),
      ].join(' · ')}
      measure="cac"
      report={{ kind: 'acquisition', show: 'tiers' }}
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>{t('channels.tiers.note')}</p>
    </FigureFrame>
  );
}

/** Customers of one channel beside those of several, never without the warning. */
export function MixFigure({
  view,
  mix,
}: Props & { readonly mix: NonNullable<AcquisitionView['mix']> }) {
  const words = useWords();
  const { t, format } = words;
  const table = mixSpec(mix, view, words);
  const n = mix.single.customers + mix.several.customers;
  return (
    <FigureFrame
      title={t('channels.mix.title')}
      caption={[t('channels.mix.measure'), t('common.figure.n', { n: format.number(n) })].join(
        ' · ',
      )}
      behind={mixOf(view)}
      measure="channel_mix"
      report="mix"
      table={table}
    >
      {n === 0 ? (
        <p className={styles['note']}>{t('channels.mix.none')}</p>
      ) : (
        <SimpleTable table={table} />
      )}
      <p className={styles['note']}>
        {t('channels.mix.note', { count: format.number(mix.matchedCustomers) })}
      </p>
    </FigureFrame>
  );
}
