import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { barSpec, BarTable } from '../../charts/BarTable.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownSum } from '../../components/heldText.ts';
import styles from './lifecycle.module.css';
import { stageRows } from './stageRows.ts';

/**
 * Customers and revenue per stage at the analysis date; a stage opens its customers.
 * @param props.before leads by stage; null where no file holds leads, left out where nobody asked
 */
export function StagesNow(props: {
  readonly view: StagesView;
  readonly before?: StagesBeforeOrder | null;
}) {
  const { view, before } = props;
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const rows = stageRows(view, mode, words, before);
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
      {view.stages.some(({ hasData }) => !hasData) && <BeforeOrderNote before={before} />}
    </FigureFrame>
  );
}

/** What the stages before the first order are. */
function BeforeOrderNote({ before }: { before: StagesBeforeOrder | null | undefined }) {
  const { t, format } = useWords();
  const route = useRoute();
  if (before === undefined) {
    return <p className={styles['note']}>{t('lifecycle.now.beforeOrderNote')}</p>;
  }
  if (before === null) return <p className={styles['note']}>{t('lifecycle.now.noDataNote')}</p>;
  return (
    <>
      <p className={styles['note']}>
        {t('lifecycle.now.leadsNote', {
          day: format.day(before.asOf),
          days: t('common.count.days', { count: before.asleepDays }),
        })}
      </p>
      {/* By itself: within the text only its colour would tell the link. */}
      <p className={styles['note']}>
        <a href={routeHash({ screen: 'acquisition', query: filterKept(route) })}>
          {t('common.nav.acquisition')}
        </a>
      </p>
    </>
  );
}
