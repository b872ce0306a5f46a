import { Select } from '@mantine/core';
import { useCallback } from 'react';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { MigrationTable } from '../../charts/MigrationTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { stageSankeyOption } from '../../charts/stageSankey.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { choose, useChoice } from '../../components/useChoice.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';

/** Months that lie between the two days at first. */
const MONTHS_BACK = 3;

/** Who moved from which stage to which between the ends of any two months. */
export function MigrationFigure({ scheme }: { scheme: StageScheme }) {
  const { t } = useWords();
  // The months are the same for every scheme that can be dated.
  const stages = useContractQuery('analysis.stages', { scheme, filter: null });
  return (
    <Answer query={stages} height={360}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => {
            if (!view.dated) return <p className={styles['note']}>{t('stages.onlyNow')}</p>;
            return view.months.length < 2 ? (
              <p className={styles['note']}>{t('stages.migration.oneMonth')}</p>
            ) : (
              <MovementBetween view={view} />
            );
          }}
        </Gated>
      )}
    </Answer>
  );
}

function MovementBetween({ view }: { view: StagesView }) {
  const words = useWords();
  const { t, format } = words;
  const { filter } = useFilter();
  const months = view.months.map(({ month }) => month);
  const last = months.at(-1) ?? '';
  const [to] = useChoice('to', months, last);
  const before = months.slice(0, months.indexOf(to));
  const [from] = useChoice('from', before, before.at(-MONTHS_BACK) ?? before[0] ?? '');
  const migration = useContractQuery('analysis.migration', {
    scheme: view.scheme,
    from,
    to,
    filter,
  });
  const options = (list: readonly string[]) =>
    list.toReversed().map((month) => ({ value: month, label: format.month(month) }));
  return (
    <>
      <div className={styles['pickers']}>
        <Select
          label={t('stages.migration.fromMonth')}
          className={styles['picker'] ?? ''}
          allowDeselect={false}
          searchable
          value={from}
          onChange={(value) => value !== null && choose({ from: value, to })}
          data={options(before)}
        />
        <Select
          label={t('stages.migration.toMonth')}
          className={styles['picker'] ?? ''}
          allowDeselect={false}
          searchable
          value={to}
          onChange={(value) =>
            value !== null && choose({ from: from < value ? from : '', to: value })
          }
          data={options(months.slice(1))}
        />
      </div>
      <Answer query={migration} height={320}>
        {(gated) => (
          <Gated gated={gated}>{(moved) => <Movement view={moved} isNow={to === last} />}</Gated>
        )}
      </Answer>
    </>
  );
}

function Movement({ view, isNow }: { view: MigrationView; isNow: boolean }) {
  return (
    <div className={styles['movement']}>
      <MovementFigure view={view} isNow={isNow} />
      <FlowFigure view={view} />
    </div>
  );
}

/** The question that gives this view; its days are the ends of two months. */
function reportOf({ scheme, from, to }: MigrationView, show: 'table' | 'flow') {
  return { kind: 'migration' as const, show, scheme, from: from.slice(0, 7), to: to.slice(0, 7) };
}

/** The movement as a table; of the present, a stage opens its customers. */
export function MovementFigure({ view, isNow }: { view: MigrationView; isNow: boolean }) {
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  return (
    <FigureFrame
      title={migrationTitle(view, words)}
      caption={t('lifecycle.migration.measure')}
      measure="migration"
      table={migrationSpec(view, words)}
      follows
      report={reportOf(view, 'table')}
    >
      <MigrationTable
        view={view}
        mode={mode}
        {...(isNow && {
          onOpen: (stage: string) =>
            showCustomers({ kind: 'choice', field: `stage.${view.scheme}`, values: [stage] }),
        })}
      />
    </FigureFrame>
  );
}

/** The same movement as flows from the stages of the one day to those of the other. */
export function FlowFigure({ view }: { view: MigrationView }) {
  const words = useWords();
  const { t, known, format } = words;
  const option = useCallback(
    (look: ChartLook) => {
      const side = (id: string) => ({
        name: known(`terms.stage.${id}`),
        colour: stageInk(id, look.mode),
      });
      const arrived = { name: t('lifecycle.migration.arrived'), colour: look.muted };
      return stageSankeyOption(
        {
          from: [...view.stages.map(side), arrived],
          to: view.stages.map(side),
          flow: [...view.matrix, view.arrived],
          format: (value) => format.number(value),
        },
        look,
      );
    },
    [view, t, known, format],
  );
  return (
    <FigureFrame
      title={t('stages.migration.flow')}
      caption={t('stages.migration.flowCaption')}
      measure="migration"
      table={migrationSpec(view, words)}
      follows
      report={reportOf(view, 'flow')}
    >
      <Chart option={option} description={migrationTitle(view, words)} height={300} />
    </FigureFrame>
  );
}

/** Title of a migration: its two days. */
export function migrationTitle(view: MigrationView, { t, format }: Words): string {
  return t('lifecycle.migration.title', { from: format.day(view.from), to: format.day(view.to) });
}

function migrationSpec(view: MigrationView, { t, known, format }: Words): TableSpec {
  const name = (stage: string): string => known(`terms.stage.${stage}`);
  return {
    columns: [
      { label: t('lifecycle.migration.from') },
      ...view.stages.map((stage) => ({ label: name(stage), numeric: true })),
    ],
    rows: [
      ...view.matrix.map((row, index) => [
        name(view.stages[index] ?? ''),
        ...row.map((count) => format.number(count)),
      ]),
      [t('lifecycle.migration.arrived'), ...view.arrived.map((count) => format.number(count))],
    ],
  };
}
