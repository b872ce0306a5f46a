import { Select } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { FunnelBars } from './FunnelBars.tsx';
import { cycleSpec, funnelNotes, funnelSpec, funnelSteps, type Funnel } from './funnelSpecs.ts';
import styles from './acquisition.module.css';

/** Choice of all channels; no channel has a line break in its name. */
const ALL = '\n';

/** Leads on their way to an order, of one channel or of all. */
export function FunnelFigure({
  funnel,
  run,
}: {
  readonly funnel: Funnel;
  readonly run: RunContext;
}) {
  const words = useWords();
  const { t, format } = words;
  const [chosen, setChosen] = useState(ALL);
  const line = funnel.channels.find(({ channel }) => channel === chosen) ?? funnel.total;
  const steps = funnelSteps(line, funnel, words);
  return (
    <FigureFrame
      title={t('channels.funnel.title')}
      caption={[
        t('channels.funnel.measure', { asOf: format.day(run.asOf) }),
        t('common.figure.n', { n: format.number(line.leads) }),
      ].join(' · ')}
      measure="lead_funnel"
      table={funnelSpec(steps, words)}
      actions={
        <Select
          aria-label={t('channels.funnel.channel')}
          size="xs"
          w={160}
          allowDeselect={false}
          data={[
            { value: ALL, label: t('channels.funnel.all') },
            ...funnel.channels.map(({ channel }) => ({
              value: channel,
              label: channel === '' ? t('acquisition.table.unknown') : channel,
            })),
          ]}
          value={chosen}
          onChange={(value) => setChosen(value ?? ALL)}
        />
      }
    >
      <FunnelBars steps={steps} />
      <p className={styles['note']}>{format.sentences(funnelNotes(line, funnel, words))}</p>
    </FigureFrame>
  );
}

/** How long leads take to their first order, by channel. */
export function CycleFigure({ funnel }: { readonly funnel: Funnel }) {
  const words = useWords();
  const { t, format } = words;
  const table = cycleSpec(funnel, words);
  return (
    <FigureFrame
      title={t('channels.cycle.title')}
      caption={[
        t('channels.cycle.measure'),
        t('common.figure.n', { n: format.number(funnel.total.cycle.count) }),
      ].join(' · ')}
      measure="lead_funnel"
      table={table}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}
