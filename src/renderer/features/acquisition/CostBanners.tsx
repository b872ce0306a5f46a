import { Button } from '@mantine/core';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { navigate } from '../../app/useRoute.ts';
import { channelName, type Channel } from './acquisitionSpecs.ts';
import styles from './acquisition.module.css';

/** Names shown before the rest is cut off. */
const NAMES_SHOWN = 8;

/** What stands between the costs and the figures, and which conversions fell. */
export function CostBanners({
  view,
  onMatch,
}: {
  readonly view: AcquisitionView;
  /** Goes to where names are matched. */
  readonly onMatch: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { costs, channels } = view;
  const unmatched = channels.filter(({ customers }) => customers === 0);
  const names = unmatched.slice(0, NAMES_SHOWN).map(({ channel }) => channel);
  if (unmatched.length > NAMES_SHOWN) names.push('…');
  const credited = creditedLines(view, words);
  return (
    <div className={styles['banners']}>
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
        <div className={styles['banner']} role="note">
          <span>{t('channels.unmatched.text', { names: names.join(' · ') })}</span>
          <Button size="compact-xs" variant="default" onClick={onMatch}>
            {t('channels.unmatched.link')}
          </Button>
        </div>
      )}
      {credited.length > 0 && (
        <p className={styles['banner']} role="note">
          {t('channels.credited', { names: credited.join(' · ') })}
        </p>
      )}
      {channels.map(
        (line) =>
          line.alert && (
            <p key={line.channel} className={styles['banner']} role="note">
              {alertText(line.alert, channelName(line, words), words)}
            </p>
          ),
      )}
    </div>
  );
}

/** Channels, or all together, whose costs are below 0 in sum: they have no acquisition cost. */
function creditedLines({ channels, total }: AcquisitionView, words: Words): string[] {
  const below = channels.filter(({ cost }) => cost !== null && cost < 0);
  if (below.length === 0 && total.cost !== null && total.cost < 0) {
    return [words.t('acquisition.table.total')];
  }
  return below.map((line) => channelName(line, words));
}

function alertText(
  alert: NonNullable<Channel['alert']>,
  name: string,
  { t, format }: Words,
): string {
  const { from, month } = alert;
  const months =
    from === month
      ? format.month(month)
      : t('common.figure.period', { from: format.month(from), to: format.month(month) });
  return format.sentences([
    t('channels.alert', {
      name,
      months,
      before: format.percent(alert.before),
      now: format.percent(alert.conversion),
      change: format.change(alert.change),
    }),
    ...(alert.chance ? [t('acquisition.alertChance')] : []),
  ]);
}
