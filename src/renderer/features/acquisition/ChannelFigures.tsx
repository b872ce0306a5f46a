import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useClaims } from '../../components/useClaims.tsx';
import { loyaltySpec, observedOf, priceSpec } from './channelSpecs.ts';
import styles from './acquisition.module.css';

interface Props {
  readonly view: AcquisitionView;
}

/** What clicks and leads cost; beside CAC, never as it. */
export function PriceFigure({ view }: Props) {
  const words = useWords();
  const { t } = words;
  const { claims, claimsSwitch } = useClaims();
  const table = priceSpec(view, words);
  if (table.rows.length === 0) return null;
  return (
    <FigureFrame
      title={t('channels.prices.title')}
      caption={t('channels.prices.measure')}
      behind="none"
      measure="unit_prices"
      report={{ not: 'prices', instead: t('acquisition.table.title') }}
      table={table}
      actions={claimsSwitch}
    >
      <SimpleTable table={table} />
      {claims && (
        <p className={styles['note']}>
          {t('common.claims.says', { text: t('channels.prices.claim') })}
        </p>
      )}
      <p className={styles['note']}>{t('channels.prices.note')}</p>
    </FigureFrame>
  );
}

/** How steadily customers order, and how many of the newest were lost early. */
export function LoyaltyFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = loyaltySpec(view, words);
  return (
    <FigureFrame
      title={t('channels.loyalty.title')}
      caption={[
        t('channels.loyalty.measure'),
        t('common.figure.n', { n: format.number(view.total.observed) }),
      ].join(' · ')}
      behind={observedOf(view)}
      measure="stickiness"
      report={{ kind: 'acquisition', show: 'steadiness' }}
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>{t('channels.loyalty.note')}</p>
    </FigureFrame>
  );
}
