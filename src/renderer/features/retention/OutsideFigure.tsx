import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import { OWN_FIGURES, type OutsideView } from '#shared/contract/outsideData.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { MONTHS_BESIDE_HEIGHT, monthsBesideOption } from '../../charts/monthsBeside.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { outsidePanels, outsideSentences, outsideSpec } from './outsideSpec.ts';
import styles from './retention.module.css';
import type { RetentionChoice } from './retentionChoice.ts';

interface Controlled {
  readonly choice: RetentionChoice;
  readonly choose: (part: Partial<RetentionChoice>) => void;
}

/** A series of outside data beside orders or net revenue, month by month. */
export function OutsideFigure(props: Controlled & { readonly filter: SegmentRule | null }) {
  const { t } = useWords();
  const { choice, choose, filter } = props;
  const series = choice.outside === '' ? null : choice.outside;
  const query = useContractQuery('retention.outside', { series, own: choice.own, filter });
  return (
    <Answer query={query} height={400}>
      {(gated) => (
        <Gated gated={gated} title={t('outside.title')}>
          {(view) => <OutsideMonths view={view} choose={choose} />}
        </Gated>
      )}
    </Answer>
  );
}

function OutsideMonths(props: {
  readonly view: OutsideView;
  readonly choose: Controlled['choose'];
}) {
  const { view, choose } = props;
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => monthsBesideOption(outsidePanels(view, words), look),
    [view, words],
  );
  const caption = t('outside.caption', {
    series: view.name,
    own: t(`outside.own.${view.own}`),
    day: format.day(view.run.asOf),
  });
  return (
    <FigureFrame
      title={t('outside.title')}
      caption={caption}
      measure="outside_data"
      report="outside"
      table={outsideSpec(view, words)}
      follows
      actions={<OutsideControls view={view} choose={choose} />}
    >
      <Chart option={option} description={caption} height={MONTHS_BESIDE_HEIGHT} />
      <ul className={styles['sentences']} aria-live="polite">
        {outsideSentences(view, words).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>{t('outside.noCause')}</li>
      </ul>
      <p className={styles['note']}>{t('outside.note')}</p>
      {view.unlisted > 0 && (
        <p className={styles['note']}>{t('outside.unlisted', { count: view.unlisted })}</p>
      )}
    </FigureFrame>
  );
}

function OutsideControls(props: {
  readonly view: OutsideView;
  readonly choose: Controlled['choose'];
}) {
  const { view, choose } = props;
  const { t } = useWords();
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('outside.series')}
        value={view.name}
        onChange={(event) => choose({ outside: event.currentTarget.value })}
        data={view.names.includes(view.name) ? view.names : [view.name, ...view.names]}
      />
      {view.run.hasAmounts && (
        <SegmentedControl
          size="xs"
          aria-label={t('outside.beside')}
          value={view.own}
          onChange={(value) =>
            choose({ own: OWN_FIGURES.find((own) => own === value) ?? 'orders' })
          }
          data={OWN_FIGURES.map((value) => ({ value, label: t(`outside.own.${value}`) }))}
        />
      )}
    </>
  );
}
