import { NumberInput, Slider } from '@mantine/core';
import { useCallback } from 'react';
import type { SurvivalView } from '#shared/contract/retention.ts';
import type { SurvivalEvent } from '#shared/domain/retention.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { bandCurvesOption } from '../../charts/bandCurves.ts';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './retention.module.css';
import type { RetentionChoice } from './retentionChoice.ts';
import { drawnGroups, survivalCurves, survivalSentences, survivalSpec } from './survivalData.ts';

interface Controlled {
  readonly choice: RetentionChoice;
  readonly choose: (part: Partial<RetentionChoice>) => void;
}

/** A survival curve by group with its read-out, asked for by itself: other figures need not wait. */
export function SurvivalFigure(
  props: Controlled & { readonly of: SurvivalEvent; readonly filter: SegmentRule | null },
) {
  const { t } = useWords();
  const { of, choice, filter } = props;
  const query = useContractQuery('retention.survival', { of, by: choice.compare, filter });
  return (
    <Answer query={query} height={400}>
      {(gated) => (
        <Gated gated={gated} title={t(`survival.${of}.title`)}>
          {(view) => <SurvivalCurves view={view} months={choice.months} choose={props.choose} />}
        </Gated>
      )}
    </Answer>
  );
}

/** The figure from its view; on paper the months of the read-out stay as they are. */
export function SurvivalCurves(props: {
  readonly view: SurvivalView;
  readonly months: number;
  readonly choose?: Controlled['choose'];
}) {
  const { view, months, choose } = props;
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => bandCurvesOption(survivalCurves(view, months, look, words), look),
    [view, months, words],
  );
  const limit = t('common.count.months', { count: view.limitMonths });
  const caption = countedCaption(
    [t(`survival.${view.of}.caption`, { limit })],
    view.everybody.customers,
    words,
  );
  const drawn = drawnGroups(view).length;
  const notes = [
    view.of === 'loss' && t('survival.loss.observed', { day: format.day(view.observedTo), limit }),
    view.by === 'value' && t('survival.note.value'),
    drawn < view.groups.length && t('survival.note.drawn', { count: drawn }),
  ].filter((note) => note !== false);
  const longest = Math.max(1, view.everybody.months.length);
  return (
    <FigureFrame
      title={t(`survival.${view.of}.title`)}
      caption={caption}
      measure={view.of === 'loss' ? 'lifetime' : 'second_order'}
      table={survivalSpec(view, words)}
      follows
      report={{ kind: 'survival', of: view.of, by: view.by, months }}
    >
      <Chart option={option} description={caption} height={250} />
      {choose && <MonthsControl months={months} longest={longest} choose={choose} />}
      <ul className={styles['sentences']} aria-live="polite">
        {survivalSentences(view, months, words).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {notes.length > 0 && <p className={styles['note']}>{format.sentences(notes)}</p>}
    </FigureFrame>
  );
}

/** The months of the read-out, by slider or typed. */
function MonthsControl(props: {
  readonly months: number;
  readonly longest: number;
  readonly choose: (part: Partial<RetentionChoice>) => void;
}) {
  const { months, longest, choose } = props;
  const { t } = useWords();
  return (
    <div className={styles['months']}>
      <Slider
        className={styles['slider'] ?? ''}
        thumbLabel={t('survival.months')}
        label={null}
        min={1}
        max={longest}
        value={Math.min(months, longest)}
        onChange={(value) => choose({ months: value })}
      />
      <NumberInput
        size="xs"
        w={76}
        aria-label={t('survival.months')}
        min={1}
        max={longest}
        allowDecimal={false}
        clampBehavior="strict"
        value={months}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1) choose({ months: value });
        }}
      />
    </div>
  );
}
