import { Button } from '@mantine/core';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate } from '../../app/useRoute.ts';
import { channelName } from './acquisitionSpecs.ts';
import styles from './acquisition.module.css';

/** Names shown before the rest is cut off. */
const NAMES_SHOWN = 8;

/** What stands between the costs and the figures, and which conversions fell. */
export function CostBanners({ view }: { readonly view: AcquisitionView }) {
  const words = useWords();
  const { t, format } = words;
  const { costs, channels } = view;
  const unmatched = channels.filter(({ customers }) => customers === 0);
  const names = unmatched.slice(0, NAMES_SHOWN).map(({ channel }) => channel);
  if (unmatched.length > NAMES_SHOWN) names.push('…');
  return (
    <>
      {costs.state === 'none' && (
        <div className={styles['banner']} role="note">
          <span>{t('acquisition.costs.none')}</span>
          <Button size="compact-xs" onClick={() => navigate('data', { import: 'new' })}>
            {t('acquisition.costs.import')}
          </Button>
        </div>
      )}
      {costs.state === 'currency' && (
        <p className={styles['banner']} role="note">
          {t('acquisition.costs.currency', {
            costs: costs.costs,
            orders: costs.orders === '' ? t('acquisition.costs.unknownCurrency') : costs.orders,
          })}
        </p>
      )}
      {names.length > 0 && (
        <p className={styles['banner']} role="note">
          {t('acquisition.costs.unmatched', { names: names.join(' · ') })}
        </p>
      )}
      {channels.map(
        (line) =>
          line.alert && (
            <p key={line.channel} className={styles['banner']} role="note">
              {t('acquisition.alert', {
                name: channelName(line, words),
                month: format.month(line.alert.month),
                before: format.percent(line.alert.before),
                now: format.percent(line.alert.conversion),
                change: format.change(line.alert.change),
              })}{' '}
              {line.alert.chance && t('acquisition.alertChance')}
            </p>
          ),
      )}
    </>
  );
}
