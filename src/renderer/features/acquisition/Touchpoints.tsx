import { SegmentedControl } from '@mantine/core';
import { TOUCH_DAYS, type TouchpointsView } from '#shared/contract/touchpoints.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './acquisition.module.css';
import { touchpointSpec } from './touchpointSpec.ts';

/** Who orders after an interaction, by what kind of interaction it was. */
export function Touchpoints() {
  const { filter } = useFilter();
  const [chosen, setDays] = useChoice('days', TOUCH_DAYS.map(String), '30');
  const days = TOUCH_DAYS.find((one) => String(one) === chosen) ?? 30;
  const touchpoints = useContractQuery('acquisition.touchpoints', { days, filter });
  return (
    <Answer query={touchpoints} height={200}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => <TouchFigure view={view} filtered={filter !== null} onDays={setDays} />}
        </Gated>
      )}
    </Answer>
  );
}

function TouchFigure(props: {
  readonly view: TouchpointsView;
  readonly filtered: boolean;
  readonly onDays: (days: string) => void;
}) {
  const { view, filtered, onDays } = props;
  const words = useWords();
  const { t, format } = words;
  const table = touchpointSpec(view, words);
  return (
    <FigureFrame
      title={t('touchpoints.title')}
      caption={t('touchpoints.caption', {
        days: format.number(view.days),
        day: format.day(view.asOf),
        n: format.number(view.all.observed),
      })}
      measure="touchpoints"
      report="touches"
      table={table}
      follows
      actions={
        <SegmentedControl
          aria-label={t('touchpoints.days')}
          value={String(view.days)}
          onChange={onDays}
          data={TOUCH_DAYS.map((days) => ({
            value: String(days),
            label: t('common.count.days', { count: days }),
          }))}
        />
      }
    >
      <SimpleTable table={table} />
      <ul className={styles['note']}>
        <li>{t('touchpoints.note')}</li>
        {view.all.open > 0 && (
          <li>{t('touchpoints.noteOpen', { count: view.all.open, days: view.days })}</li>
        )}
        {view.nameless > 0 && <li>{t('touchpoints.noteNameless', { count: view.nameless })}</li>}
        {filtered && <li>{t('touchpoints.noteFilter')}</li>}
      </ul>
    </FigureFrame>
  );
}
