import { Button, Menu } from '@mantine/core';
import type { ReportFigure } from '#shared/contract/reportFigures.ts';
import { MOST_REPORT_FIGURES } from '#shared/domain/reportPages.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { navigate } from '../app/useRoute.ts';
import { errorOf, useContractCommand } from '../rpc/hooks.ts';
import styles from './FigureFrame.module.css';
import { ErrorState } from './states.tsx';

/** Why a figure cannot go into a report. */
export type NotInReport =
  | 'input'
  | 'money'
  | 'measure'
  | 'everybody'
  | 'leads'
  | 'person'
  | 'touches'
  | 'mix'
  | 'outcome'
  | 'need'
  | 'outside'
  | 'advice'
  | 'tests'
  | 'state'
  | 'files'
  | 'unsaved'
  | 'printed'
  | 'quality'
  /** Another figure can, by its title. */
  | { readonly not: 'brought' | 'prices' | 'risk' | 'targets' | 'fixed'; readonly instead: string };

/** True of a reason, false of a question. */
export function isReason(
  report: ReportFigure | ReportQuestionOnScreen | NotInReport,
): report is NotInReport {
  return typeof report === 'string' || 'not' in report;
}

type Unfiltered<Figure> = Figure extends ReportFigure ? Omit<Figure, 'filter'> : never;

/** A figure's question; the filter of the screen is added to it. */
export type ReportQuestionOnScreen = Unfiltered<ReportFigure>;

/** Adding a figure to the report, and taking it out again. */
export function useAddToReport() {
  const add = useContractCommand('reports.addFigure');
  const remove = useContractCommand('reports.removeFigure');
  const undo = (): void => {
    if (add.data) remove.mutate(add.data, { onSuccess: () => add.reset() });
  };
  return {
    add: (figure: ReportFigure) => add.mutate({ figure }),
    undo,
    added: add.data !== undefined,
    error: errorOf(add.error ?? remove.error),
  };
}

/** The entry of a figure's menu; a figure that cannot be added says why. */
export function AddToReportItem(props: {
  readonly figure: ReportFigure | NotInReport;
  readonly onAdd: (figure: ReportFigure) => void;
}) {
  const { figure, onAdd } = props;
  const { t } = useWords();
  if (!isReason(figure)) {
    return <Menu.Item onClick={() => onAdd(figure)}>{t('reportBuilder.add')}</Menu.Item>;
  }
  const reason =
    typeof figure === 'string'
      ? t(`reportBuilder.not.${figure}`)
      : t(`reportBuilder.not.${figure.not}`, { title: figure.instead });
  return (
    <Menu.Item disabled>
      {t('reportBuilder.add')}
      <span className={styles['reason']}>{reason}</span>
    </Menu.Item>
  );
}

/** What came of adding, with the way to the report and back. */
export function AddedToReport({ state }: { state: ReturnType<typeof useAddToReport> }) {
  const { t } = useWords();
  if (state.error?.details?.['rule'] === 'report_full') {
    return (
      <p className={styles['added']} role="alert">
        {t('reportBuilder.full', { most: MOST_REPORT_FIGURES })}
      </p>
    );
  }
  if (state.error) return <ErrorState error={state.error} />;
  if (!state.added) return null;
  return (
    <p className={styles['added']} role="status">
      {t('reportBuilder.added')}
      <Button size="compact-xs" variant="subtle" onClick={() => navigate('reports')}>
        {t('reportBuilder.open')}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={state.undo}>
        {t('reportBuilder.undo')}
      </Button>
    </p>
  );
}
