import { useCallback } from 'react';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { BarTable } from '../../charts/BarTable.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { MigrationTable } from '../../charts/MigrationTable.tsx';
import { stageBarsOption } from '../../charts/stageBars.ts';
import { stageBarsData, stageRows, sum } from '../lifecycle/stageRows.ts';
import { migrationTitle } from '../lifecycle/MigrationFigure.tsx';
import { ReportFigure, ReportGate, ReportSection } from './parts.tsx';
import styles from './print.module.css';

/** Stages now, by month, and the movement between them. */
export function StagesPage({ model }: { model: ReportModel }) {
  const { t, format } = useWords();
  return (
    <ReportSection
      page="stages"
      lead={format.named(t('lifecycle.scheme'), t(`terms.scheme.${model.scheme}`))}
    >
      {model.stages.ok ? (
        <StageFigures view={model.stages.value} />
      ) : (
        <ReportGate gate={model.stages} />
      )}
      {model.migration.ok ? (
        <Migration view={model.migration.value} />
      ) : (
        <ReportGate gate={model.migration} />
      )}
    </ReportSection>
  );
}

function StageFigures({ view }: { view: StagesView }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => stageBarsOption(stageBarsData(view, 'customers', look.mode, words), look),
    [view, words],
  );
  const n = sum(view.months.at(-1)?.customers ?? []);
  const [first, last] = [view.months[0], view.months.at(-1)];
  return (
    <>
      <ReportFigure
        title={stageMessage(view, words)}
        caption={`${t('lifecycle.now.title', { day: format.day(view.run.asOf) })} · ${t('lifecycle.now.measure')}`}
        run={view.run}
        n={n}
      >
        <BarTable rows={stageRows(view, 'light', words)} nameLabel={t('lifecycle.now.stage')} />
        {view.stages.some(({ hasData }) => !hasData) && (
          <p className={styles['note']}>{t('lifecycle.now.beforeOrderNote')}</p>
        )}
      </ReportFigure>
      <ReportFigure
        title={t('print.stages.title', { scheme: t(`terms.scheme.${view.scheme}`) })}
        caption={t('lifecycle.months.measureCustomers')}
        run={view.run}
        n={n}
      >
        <Chart
          option={option}
          height={190}
          description={t('print.stages.altMonths', {
            from: format.month(first?.month ?? ''),
            to: format.month(last?.month ?? ''),
          })}
        />
        {last?.complete === false && (
          <p className={styles['note']}>{t('lifecycle.months.unfinished')}</p>
        )}
      </ReportFigure>
    </>
  );
}

/** The largest stage, in a sentence. */
function stageMessage(view: StagesView, { t, known, format }: Words): string {
  const counts = view.months.at(-1)?.customers ?? [];
  const largest = Math.max(...counts);
  const stage = view.stages[counts.indexOf(largest)];
  if (!stage || largest <= 0) {
    return t('lifecycle.now.title', { day: format.day(view.run.asOf) });
  }
  return t('print.stages.message', {
    stage: known(`terms.stage.${stage.id}`),
    customers: t('common.count.customers', { count: largest }),
    share: format.percent(largest / sum(counts)),
  });
}

function Migration({ view }: { view: MigrationView }) {
  const words = useWords();
  const { t, format } = words;
  const stayed = view.matrix.map((row, index) => row[index] ?? 0);
  const total = sum(view.matrix.flat());
  const complete = total > 0 && !view.matrix.flat().some(isHeldBack);
  return (
    <ReportFigure
      title={
        complete
          ? t('print.migration.message', {
              share: format.percent(sum(stayed) / total),
              from: format.day(view.from),
              to: format.day(view.to),
            })
          : migrationTitle(view, words)
      }
      caption={t('lifecycle.migration.measure')}
      run={view.run}
      {...(complete && { n: total })}
    >
      <MigrationTable view={view} mode="light" />
      {!complete && <p className={styles['note']}>{t('print.suppressed.note')}</p>}
    </ReportFigure>
  );
}
