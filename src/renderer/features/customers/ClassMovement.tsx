import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RfmMovementView } from '#shared/contract/rfm.ts';
import type { RfmClass12 } from '#shared/domain/rfmClasses.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { MovementTable } from '../../charts/MovementTable.tsx';
import { classInk } from '../../charts/stageInk.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownSum } from '../../components/heldText.ts';
import { usePaperFrame } from '../../components/paper.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useChoice } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './customers.module.css';

const MONTHS_BACK = [1, 3, 6, 12] as const;

/** Who moved from which of the twelve classes to which, over a chosen number of months. */
export function ClassMovement({ onOpen }: { onOpen: (group: RfmClass12) => void }) {
  const { t } = useWords();
  const [back, setBack] = useChoice('back', MONTHS_BACK.map(String), '3');
  const monthsBack = Number(back);
  const { filter } = useFilter();
  const movement = useContractQuery('analysis.rfmMovement', { monthsBack, filter });
  const picker = (
    <SegmentedControl
      aria-label={t('lifecycle.migration.back')}
      value={back}
      onChange={setBack}
      data={MONTHS_BACK.map((count) => ({
        value: String(count),
        label: t('lifecycle.migration.months', { count }),
      }))}
    />
  );
  return (
    <div className={styles['movement']}>
      <Answer query={movement} height={520}>
        {(gated) => (
          <>
            {!gated.ok && picker}
            <Gated gated={gated}>
              {(view) => (
                <MovementFigure
                  view={view}
                  monthsBack={monthsBack}
                  actions={picker}
                  onOpen={onOpen}
                />
              )}
            </Gated>
          </>
        )}
      </Answer>
    </div>
  );
}

/** The movement from its view. */
export function MovementFigure(props: {
  readonly view: RfmMovementView;
  readonly monthsBack: number;
  readonly actions?: ReactNode;
  readonly onOpen?: (group: RfmClass12) => void;
}) {
  const { view, monthsBack, onOpen } = props;
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const onPaper = usePaperFrame() !== null;
  return (
    <FigureFrame
      title={t('rfm.movement.title', {
        from: format.day(view.from),
        to: format.day(view.to),
      })}
      caption={countedCaption([t('rfm.movement.measure')], shownSum(view.matrix.flat()), words)}
      measure="class_movement"
      follows
      table={movementSpec(view, words)}
      actions={props.actions}
      report={{ kind: 'rfmMovement', monthsBack }}
    >
      <div className={onPaper ? styles['wholeOnPaper'] : undefined}>
        <MovementTable
          groups={view.classes}
          matrix={view.matrix}
          arrived={view.arrived}
          mode={mode}
          narrow
          fromLabel={t('rfm.movement.from')}
          name={(id) => words.known(`terms.class12.${id}`)}
          ink={(id) => classInk('class12', id, mode)}
          onOpen={(id) => {
            const group = view.classes.find((one) => one === id);
            if (group) onOpen?.(group);
          }}
        />
      </div>
    </FigureFrame>
  );
}

function movementSpec(view: RfmMovementView, { t, known, format }: Words): TableSpec {
  const name = (id: string): string => known(`terms.class12.${id}`);
  const counts = (row: readonly number[]): string[] => row.map((count) => format.number(count));
  return {
    columns: [
      { label: t('rfm.movement.from') },
      ...view.classes.map((id) => ({ label: name(id), numeric: true })),
    ],
    rows: [
      ...view.classes.map((id, from) => [name(id), ...counts(view.matrix[from] ?? [])]),
      [t('lifecycle.migration.arrived'), ...counts(view.arrived)],
    ],
  };
}
