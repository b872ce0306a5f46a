import { Button } from '@mantine/core';
import { LIMIT_PRESETS, type LimitPreset } from '#shared/domain/presets.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';

const IDS = Object.keys(LIMIT_PRESETS) as LimitPreset[];

/** Limits to start from, each with the share of these very customers that it calls lost (B6). */
export function LimitPresets(props: {
  readonly rules: StageRules;
  readonly onUse: (rules: Partial<StageRules>) => void;
}) {
  const { t } = useWords();
  return (
    <section>
      <h3 className={styles['rulesTitle']}>{t('stages.presets.title')}</h3>
      <p className={styles['note']}>{t('stages.presets.caption')}</p>
      <NotFollowing />
      <ScrollRegion>
        <table className={styles['sentences']}>
          <thead>
            <tr>
              <th scope="col">{t('stages.presets.name')}</th>
              <th scope="col">{t('stages.presets.limits')}</th>
              <th scope="col" className={styles['number']}>
                {t('stages.presets.lost')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {IDS.map((id) => (
              <Preset key={id} id={id} {...props} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Preset(props: {
  readonly id: LimitPreset;
  readonly rules: StageRules;
  readonly onUse: (rules: Partial<StageRules>) => void;
}) {
  const { t, format } = useWords();
  const limits = LIMIT_PRESETS[props.id];
  const preview = useContractQuery('stages.preview', {
    scheme: 'time',
    rules: { ...props.rules, ...limits },
    filter: null,
  }).data;
  const lost =
    preview?.ok === true
      ? preview.value.stages.find(({ id }) => id === 'lost')?.customers
      : undefined;
  const all = preview?.ok === true ? preview.value.customers : 0;
  const name = t(`stages.presets.${props.id}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{`${limits.newMonths} / ${limits.activeMonths} / ${limits.dormantMonths}`}</td>
      <td className={styles['number']}>
        {lost === undefined || all === 0
          ? '–'
          : `${format.percent(lost / all)} · ${t('common.count.customers', { count: lost })}`}
      </td>
      <td>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('stages.presets.use')}: ${name}`}
          onClick={() => props.onUse(limits)}
        >
          {t('stages.presets.use')}
        </Button>
      </td>
    </tr>
  );
}
