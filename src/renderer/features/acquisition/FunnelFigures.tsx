import { Select } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { countText } from '../../components/heldText.ts';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { FunnelBars } from './FunnelBars.tsx';
import { cycleSpec, funnelNotes, funnelSpec, funnelSteps, type Funnel } from './funnelSpecs.ts';
import styles from './acquisition.module.css';

const ALL = '\n';

/** Leads whose channel is unknown, as a choice; no channel is called so. */
const UNKNOWN = '\t';

/** Leads on their way to an order, of one channel or of all. */
export function FunnelFigure({
  funnel,
  run,
  begin = null,
}: {
  readonly funnel: Funnel;
  readonly run: RunContext;
  /** The channel that is shown at first; null for all. */
  readonly begin?: string | null;
}) {
  const words = useWords();
  const { t, format } = words;
  const [chosen, setChosen] = useChoice(
    'channel',
    [ALL, ...funnel.channels.map(({ channel }) => channel || UNKNOWN)],
    begin === null ? ALL : begin || UNKNOWN,
  );
  const channel = chosen === ALL ? null : chosen === UNKNOWN ? '' : chosen;
  const line = funnel.channels.find((one) => one.channel === channel) ?? funnel.total;
  const steps = funnelSteps(line, funnel, words);
  return (
    <FigureFrame
      title={t('channels.funnel.title')}
      caption={[
        t('channels.funnel.measure', { asOf: format.day(run.asOf) }),
        ...(channel === null ? [] : [channelName(channel, words)]),
        t('common.figure.n', { n: countText(line.leads, format) }),
      ].join(' · ')}
      behind="none"
      measure="lead_funnel"
      table={funnelSpec(steps, words)}
      report={{ kind: 'funnel', show: 'steps', channel }}
      actions={
        <Select
          aria-label={t('channels.funnel.channel')}
          size="xs"
          w={160}
          allowDeselect={false}
          data={[
            { value: ALL, label: t('channels.funnel.all') },
            ...funnel.channels.map((one) => ({
              value: one.channel || UNKNOWN,
              label: channelName(one.channel, words),
            })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
      }
    >
      <FunnelBars steps={steps} />
      <p className={styles['note']}>{format.sentences(funnelNotes(line, funnel, words))}</p>
    </FigureFrame>
  );
}

function channelName(channel: string, { t }: Words): string {
  return channel === '' ? t('acquisition.table.unknown') : channel;
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
        t('common.figure.n', { n: countText(funnel.total.cycle.count, format) }),
      ].join(' · ')}
      behind="none"
      measure="lead_funnel"
      table={table}
      report={{ kind: 'funnel', show: 'cycle', channel: null }}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}
