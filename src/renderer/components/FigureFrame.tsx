import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { ReportFigure } from '#shared/contract/reportFigures.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Measure } from '#shared/domain/definitions.ts';
import { useDrawer } from '../app/DrawerProvider.tsx';
import { useWords } from '../app/LanguageProvider.tsx';
import { FollowsFilter, showCustomers } from '../app/showCustomers.ts';
import { useFilter } from '../app/useFilter.ts';
import { useJob } from '../rpc/hooks.ts';
import {
  AddedToReport,
  AddToReportItem,
  isReason,
  useAddToReport,
  type NotInReport,
  type ReportQuestionOnScreen,
} from './AddToReport.tsx';
import { EVERY_BUYER } from './behindRules.ts';
import styles from './FigureFrame.module.css';
import { FIGURE_MENU } from '../app/figureMenu.ts';
import { NotFollowing } from './NotFollowing.tsx';
import { usePaperFrame } from './paper.tsx';
import { HeadingScope } from './ScrollRegion.tsx';
import { SimpleTable } from './SimpleTable.tsx';
import { TableBehindCharts } from './TableBehind.tsx';
import { ErrorState } from './states.tsx';
import { asFigureTable, toTsv, type TableSpec } from './tableSpec.ts';

interface FigureProps {
  readonly title: string;
  readonly caption: string;
  readonly measure: Measure;
  readonly table: TableSpec;
  /** Controls of this figure, left of the menu. */
  readonly actions?: ReactNode;
  /** True if the figure is of the customers of the global filter; else it says that it is not. */
  readonly follows?: boolean;
  /** The customers behind the figure: everybody who buys unless it says otherwise; `none` of what is about no customers. */
  readonly behind?: SegmentRule | 'none';
  /** What the figure asks, so that a report can ask it again; or why it cannot go into one. */
  readonly report: ReportQuestionOnScreen | NotInReport;
  readonly children: ReactNode;
}

/**
 * A figure: what it shows in words, under it measure, unit, period and n, and the same menu everywhere.
 * The table view holds the same numbers as the drawing. On paper the sheet frames it.
 */
export function FigureFrame(props: FigureProps) {
  const frame = usePaperFrame();
  const { title, caption, children } = props;
  return frame ? frame({ title, caption, children }) : <ScreenFigure {...props} />;
}

/** Questions that a report asks of everybody alone. */
const OF_EVERYBODY: ReadonlySet<string> = new Set<ReportFigure['kind']>([
  'value',
  'acquisition',
  'health',
]);

/** What a report would ask, or why it cannot: figures that follow the filter ask with it. */
function questionOf(
  report: ReportQuestionOnScreen | NotInReport,
  follows: boolean,
  filter: SegmentRule | null,
): ReportFigure | NotInReport {
  if (isReason(report)) return report;
  if (!follows) return report as ReportFigure;
  if (OF_EVERYBODY.has(report.kind)) {
    return filter === null ? (report as ReportFigure) : 'everybody';
  }
  return { ...report, filter } as ReportFigure;
}

function ScreenFigure({
  title,
  caption,
  measure,
  table,
  actions,
  follows = false,
  behind = EVERY_BUYER,
  report,
  children,
}: FigureProps) {
  const { t } = useWords();
  const drawer = useDrawer();
  const clipboard = useClipboard();
  const save = useJob('figures.save');
  const toReport = useAddToReport();
  const { filter } = useFilter();
  const question = questionOf(report, follows, filter);
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  return (
    <figure
      className={styles['figure']}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'F1') return;
        event.preventDefault();
        drawer.explain(measure, caption);
      }}
    >
      <figcaption className={styles['head']}>
        <div>
          <h2 id={titleId}>{title}</h2>
          <p className={styles['caption']}>{caption}</p>
          {!follows && <NotFollowing />}
        </div>
        <div className={styles['actions']}>
          {actions}
          {/* In its place, not at the end of the page: it belongs to the figure, also for a screen reader. */}
          <Menu position="bottom-end" withinPortal={false}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('common.action.menu')}
                {...FIGURE_MENU}
              >
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => drawer.explain(measure, caption)}>
                {t('common.action.explain')}
              </Menu.Item>
              <Menu.Item onClick={() => setAsTable(!asTable)}>
                {t(asTable ? 'common.action.chartView' : 'common.action.tableView')}
              </Menu.Item>
              {behind === 'none' ? (
                <Menu.Item disabled>
                  {t('common.action.showCustomers')}
                  <span className={styles['reason']}>{t('common.action.noCustomers')}</span>
                </Menu.Item>
              ) : (
                <Menu.Item onClick={() => showCustomers(behind, follows)}>
                  {t('common.action.showCustomers')}
                </Menu.Item>
              )}
              <AddToReportItem figure={question} onAdd={toReport.add} />
              <Menu.Item onClick={() => clipboard.copy(toTsv(table))}>
                {t('common.action.copyTable')}
              </Menu.Item>
              <Menu.Item onClick={() => void save.start(asFigureTable(title, table))}>
                {t('common.action.saveTable')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </figcaption>
      <AddedToReport state={toReport} />
      {save.error && <ErrorState error={save.error} />}
      {save.result && (
        <p className={styles['caption']} role="status">
          {t('common.action.savedTable', { file: save.result.savedAs })}
        </p>
      )}
      <FollowsFilter value={follows}>
        <HeadingScope id={titleId}>
          {asTable ? (
            <SimpleTable table={table} labelledBy={titleId} />
          ) : (
            <TableBehindCharts table={table} titleId={titleId}>
              {children}
            </TableBehindCharts>
          )}
        </HeadingScope>
      </FollowsFilter>
    </figure>
  );
}
