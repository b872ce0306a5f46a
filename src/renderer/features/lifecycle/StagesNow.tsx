import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { barSpec, BarTable } from '../../charts/BarTable.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownSum } from '../../components/heldText.ts';
import styles from './lifecycle.module.css';
import { stageRows } from './stageRows.ts';

/** Customers and revenue per stage at the analysis date; a stage opens its customers. */
export function StagesNow({ view }: { view: StagesView }) {
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const rows = stageRows(view, mode, words);
  const ruleOf = (stage: string): SegmentRule => ({
    kind: 'choice',
    field: `stage.${view.scheme}`,
    values: [stage],
  });
  const n = shownSum(view.months.at(-1)?.customers ?? []);
  return (
    <FigureFrame
      title={t('lifecycle.now.title', { day: format.day(view.run.asOf) })}
      caption={countedCaption([t('lifecycle.now.measure')], n, words)}
      measure="stages"
      follows
      report={{ kind: 'stages', show: 'now', scheme: view.scheme }}
      table={barSpec(rows, words, t('lifecycle.now.stage'))}
    >
      <BarTable
        rows={rows}
        nameLabel={t('lifecycle.now.stage')}
        onOpen={(stage) => showCustomers(ruleOf(stage))}
        act={ruleOf}
      />
      {view.stages.some(({ hasData }) => !hasData) && (
        <p className={styles['note']}>{t('lifecycle.now.noDataNote')}</p>
      )}
    </FigureFrame>
  );
}
