import { Select } from '@mantine/core';
import { useCallback } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { StageFlow } from '#shared/contract/stages.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Chart } from '../../charts/Chart.tsx';
import { marksInMonths } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { pulseOption } from '../../charts/pulseBars.ts';
import { stageInk } from '../../charts/stageInk.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { shownCount } from '../../components/heldText.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { useChoice } from '../../components/useChoice.ts';
import { NO_EVENTS, useEvents } from '../../components/useEvents.ts';
import styles from './lifecycle.module.css';
import { pulseSentence, pulseSpec } from './pulseRows.ts';

/** Who entered and left a stage, month by month. */
export function PulseFigure({ scheme }: { scheme: StageScheme }) {
  const { filter } = useFilter();
  const flow = useContractQuery('stages.flow', { scheme, filter });
  const events = useEvents();
  return (
    <Answer query={flow} height={300}>
      {(gated) =>
        gated.ok ? (
          <Pulse flow={gated.value} events={events} />
        ) : (
          <Gated gated={gated}>{() => null}</Gated>
        )
      }
    </Answer>
  );
}

/** One stage at a time; at first the first that anybody entered. */
export function Pulse(props: {
  readonly flow: StageFlow;
  readonly events?: readonly DatedEvent[];
}) {
  const { flow, events = NO_EVENTS } = props;
  const words = useWords();
  const { t, known } = words;
  const filled = flow.stages.filter((_, at) =>
    flow.months.some(({ entered }) => (entered[at] ?? 0) !== 0),
  );
  const [stage, setStage] = useChoice('stage', filled, filled[0] ?? flow.stages[0] ?? '');
  const at = flow.stages.indexOf(stage);
  const name = known(`terms.stage.${stage}`);
  const title = t('stages.pulse.title', { stage: name });
  const told = pulseSentence(flow, at, words);
  return (
    <FigureFrame
      title={title}
      caption={t('stages.pulse.caption')}
      measure="stage_flow"
      table={pulseSpec(flow, at, words)}
      follows
      report={{ kind: 'pulse', scheme: flow.scheme, stage }}
      actions={
        <Select
          aria-label={t('stages.pulse.stage')}
          className={styles['picker'] ?? ''}
          allowDeselect={false}
          value={stage}
          onChange={setStage}
          data={filled.map((id) => ({ value: id, label: known(`terms.stage.${id}`) }))}
        />
      }
    >
      <PulseChart flow={flow} stage={stage} title={title} events={events} />
      {told !== null && <p>{told}</p>}
      {flow.months.some(({ complete }) => !complete) && (
        <p className={styles['note']}>{t('lifecycle.months.unfinished')}</p>
      )}
    </FigureFrame>
  );
}

function PulseChart(props: {
  readonly flow: StageFlow;
  readonly stage: string;
  readonly title: string;
  readonly events: readonly DatedEvent[];
}) {
  const { flow, stage, title, events } = props;
  const { t, format } = useWords();
  const option = useCallback(
    (look: ChartLook) => {
      const at = flow.stages.indexOf(stage);
      return pulseOption(
        {
          months: flow.months.map(({ month, complete, entered, left }) => ({
            label: format.month(month),
            complete,
            entered: shownCount(entered[at] ?? 0) ?? 0,
            left: shownCount(left[at] ?? 0) ?? 0,
          })),
          marks: marksInMonths(events, flow.months),
          colour: stageInk(stage, look.mode),
          names: {
            entered: t('stages.pulse.entered'),
            left: t('stages.pulse.left'),
            net: t('stages.pulse.net'),
          },
          format: (value) => format.number(value),
          formatAxis: (value) => format.tick(value),
        },
        look,
      );
    },
    [flow, stage, events, t, format],
  );
  return (
    <Chart option={option} description={`${title}. ${t('stages.pulse.caption')}`} height={220} />
  );
}
