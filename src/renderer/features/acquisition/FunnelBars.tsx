import { HELD_BACK_MARK } from '#shared/domain/heldBack.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { countText } from '../../components/heldText.ts';
import type { FunnelStep } from './funnelSpecs.ts';
import styles from './funnel.module.css';

/** The steps as rows with a bar for the share of leads, and the days that each step took. */
export function FunnelBars({ steps }: { readonly steps: readonly FunnelStep[] }) {
  const { t, format } = useWords();
  const daysText = (days: number | null | undefined): string =>
    days === null || days === undefined ? '' : format.number(days);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('channels.funnel.step')}</th>
          <th scope="col" className={styles['number']}>
            {t('channels.funnel.leads')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('channels.funnel.share')}
          </th>
          <th aria-hidden="true" />
          <th scope="col" className={styles['number']}>
            {t('channels.funnel.median')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('channels.funnel.p90')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, leads, share, days }, place) => (
          <tr key={place}>
            <th scope="row">{name}</th>
            <td className={styles['number']}>{countText(leads, format)}</td>
            <td className={styles['number']}>
              {share === null ? HELD_BACK_MARK : format.percent(share)}
            </td>
            <td className={styles['barCell']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${(share ?? 0) * 100}%` }} />
            </td>
            <td className={styles['number']}>{daysText(days?.median)}</td>
            <td className={styles['number']}>{daysText(days?.p90)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
