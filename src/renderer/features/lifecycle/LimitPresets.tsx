import { Button } from '@mantine/core';
import { LIMIT_PRESETS, type LimitPreset } from '#shared/domain/presets.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';

/** Limits to start from, each with the share of these very customers that it calls lost (B6). */
export function LimitPresets(props: {
  readonly rules: StageRules;
  readonly onUse: (rules: Partial<StageRules>) => void;
}) {
  const { rules, onUse } = props;
  const words = useWords();
  const { t } = words;
  const fast = usePreset('fast', rules);
  const seed = usePreset('seed', rules);
  const durable = usePreset('durable', rules);
  const presets = [fast, seed, durable];
  return (
    <FigureFrame
      title={t('stages.presets.title')}
      caption={t('stages.presets.caption')}
      measure="stages"
      report="input"
      table={presetSpec(presets, words)}
    >
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
            {presets.map((preset) => (
              <PresetRow key={preset.id} {...{ preset, onUse }} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </FigureFrame>
  );
}

interface Preset {
  readonly id: LimitPreset;
  /** Months as New / Active / Dormant. */
  readonly months: string;
  /** Customers that it calls lost, of all; undefined while they are counted. */
  readonly lost: number | undefined;
  readonly all: number;
}

/** What a preset would come to with all other rules as they are typed. */
function usePreset(id: LimitPreset, rules: StageRules): Preset {
  const limits = LIMIT_PRESETS[id];
  const preview = useContractQuery('stages.preview', {
    scheme: 'time',
    rules: { ...rules, ...limits },
    filter: null,
  }).data;
  const counted = preview?.ok === true ? preview.value : undefined;
  return {
    id,
    months: `${limits.newMonths} / ${limits.activeMonths} / ${limits.dormantMonths}`,
    lost: counted?.stages.find((stage) => stage.id === 'lost')?.customers,
    all: counted?.customers ?? 0,
  };
}

function lostText({ lost, all }: Preset, { t, format }: Words): string {
  if (lost === undefined || all === 0) return '–';
  return `${format.percent(lost / all)} · ${t('common.count.customers', { count: lost })}`;
}

function presetSpec(presets: readonly Preset[], words: Words): TableSpec {
  const { t } = words;
  return {
    columns: [
      { label: t('stages.presets.name') },
      { label: t('stages.presets.limits') },
      { label: t('stages.presets.lost'), numeric: true },
    ],
    rows: presets.map((preset) => [
      t(`stages.presets.${preset.id}`),
      preset.months,
      lostText(preset, words),
    ]),
  };
}

function PresetRow(props: {
  readonly preset: Preset;
  readonly onUse: (rules: Partial<StageRules>) => void;
}) {
  const { preset, onUse } = props;
  const words = useWords();
  const { t } = words;
  const name = t(`stages.presets.${preset.id}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{preset.months}</td>
      <td className={styles['number']}>{lostText(preset, words)}</td>
      <td>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('stages.presets.use')}: ${name}`}
          onClick={() => onUse(LIMIT_PRESETS[preset.id])}
        >
          {t('stages.presets.use')}
        </Button>
      </td>
    </tr>
  );
}
