import { NativeSelect } from '@mantine/core';
import { useCallback } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { DATED_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { waterfallOption } from '../../charts/waterfall.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { profileSpec, riskSpec, stageSpec, stageWaterfall, weakTiers } from './groupSpecs.ts';
import { Pyramid } from './Pyramid.tsx';
import { ValueChange } from './ValueChange.tsx';
import styles from './value.module.css';

interface Props {
  readonly view: ValueMoneyView;
  readonly run: RunContext;
}

/** Value by groups: tiers, stages, what valuable customers are like, what silence costs. */
export function GroupsPart({ view, run }: Props) {
  return (
    <Stack>
      <div className={styles['columns']}>
        <Pyramid pyramid={view.pyramid} customers={view.inputs.customers} run={run} />
        <Profile view={view} run={run} />
      </div>
      <StageContribution view={view} run={run} />
      <ValueChange />
      <Risk view={view} run={run} />
    </Stack>
  );
}

function StageContribution({ view, run }: Props) {
  const words = useWords();
  const { t } = words;
  const [scheme, setScheme] = useChoice('scheme', DATED_SCHEME_IDS, 'time');
  const groups = view.stages[scheme];
  const option = useCallback(
    (look: ChartLook) => waterfallOption(stageWaterfall(groups, run, words).data, look),
    [groups, run, words],
  );
  const table = stageSpec(groups, scheme, run, words);
  const { note, line } = stageWaterfall(groups, run, words);
  return (
    <FigureFrame
      title={t(line === 'net' ? 'valueModels.stages.titleRevenue' : 'valueModels.stages.title')}
      caption={`${t('valueModels.stages.caption')} · ${t('common.figure.n', { n: words.format.number(run.customers) })}`}
      report="money"
      measure="contribution"
      table={table}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('lifecycle.scheme')}
          value={scheme}
          onChange={({ currentTarget: { value } }) => setScheme(value)}
          data={DATED_SCHEME_IDS.map((id) => ({ value: id, label: t(`terms.scheme.${id}`) }))}
        />
      }
    >
      <Chart option={option} description={t('valueModels.stages.caption')} height={220} />
      <SimpleTable table={table} />
      {note !== null && <p className={styles['note']}>{note}</p>}
      <p className={styles['note']}>{t('valueModels.stages.residual')}</p>
    </FigureFrame>
  );
}

function Profile({ view, run }: Props) {
  const words = useWords();
  const { t } = words;
  const table = profileSpec(view, run, words);
  const weak = weakTiers(view, words);
  return (
    <FigureFrame
      title={t('valueModels.profile.title')}
      caption={`${t('valueModels.profile.caption')} · ${t('common.figure.n', { n: words.format.number(run.customers) })}`}
      report="money"
      measure="tiers"
      table={table}
    >
      <SimpleTable table={table} />
      {weak.length > 0 && (
        <p className={styles['note']}>
          {t('valueModels.profile.below', { names: weak.join(t('valueModels.list')) })}
        </p>
      )}
    </FigureFrame>
  );
}

function Risk({ view, run }: Props) {
  const words = useWords();
  const { t } = words;
  const table = riskSpec(view.risk, run, words);
  return (
    <FigureFrame
      title={t('valueModels.risk.title')}
      caption={`${t('valueModels.risk.caption')} · ${t('common.figure.n', { n: words.format.number(run.customers) })}`}
      report="money"
      measure="revenue_at_risk"
      table={table}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}
