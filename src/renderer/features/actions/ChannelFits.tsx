import { Button, Select } from '@mantine/core';
import {
  CHANNEL_TIERS,
  CHANNEL_USES,
  CONTACT_CHANNELS,
  DEFAULT_CHANNEL_FITS,
  type ChannelFit,
  type ChannelUse,
} from '#shared/domain/playbook.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Section } from '../../components/Page.tsx';
import styles from './actions.module.css';
import type { Playbook } from './usePlaybook.ts';

/** How customers of a value tier are best reached: a suggestion per tier and channel. */
export function ChannelFits({ playbook: { edits, change } }: { playbook: Playbook }) {
  const { t } = useWords();
  const choose = (fit: ChannelFit, use: ChannelUse | undefined): void => {
    const { [fit]: _earlier, ...rest } = edits.fits;
    const usual = use === undefined || use === DEFAULT_CHANNEL_FITS[fit];
    change({ ...edits, fits: usual ? rest : { ...rest, [fit]: use } });
  };
  return (
    <Section
      title={t('playbook.fits.title')}
      actions={
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={Object.keys(edits.fits).length === 0}
          onClick={() => change({ ...edits, fits: {} })}
        >
          {t('playbook.fits.default')}
        </Button>
      }
    >
      <p className={styles['note']}>{t('playbook.fits.caption')}</p>
      <table className={styles['rows']} aria-label={t('playbook.fits.title')}>
        <thead>
          <tr>
            <th scope="col">{t('playbook.fits.tier')}</th>
            {CONTACT_CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {t(`playbook.fits.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CHANNEL_TIERS.map((tier) => (
            <tr key={tier}>
              <th scope="row">{t(`terms.stage.${tier}`)}</th>
              {CONTACT_CHANNELS.map((channel) => {
                const fit: ChannelFit = `${tier}.${channel}`;
                return (
                  <td key={channel}>
                    <Select
                      aria-label={t('playbook.fits.cell', {
                        tier: t(`terms.stage.${tier}`),
                        channel: t(`playbook.fits.${channel}`),
                      })}
                      value={edits.fits[fit] ?? DEFAULT_CHANNEL_FITS[fit]}
                      onChange={(value) =>
                        choose(
                          fit,
                          CHANNEL_USES.find((use) => use === value),
                        )
                      }
                      data={CHANNEL_USES.map((use) => ({
                        value: use,
                        label: t(`playbook.use.${use}`),
                      }))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
