import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { FixedTiersView } from '#shared/contract/stageMonths.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { useFilter } from '../../app/useFilter.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { Chart } from '../../charts/Chart.tsx';
import { marksInMonths } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { stageBarsOption } from '../../charts/stageBars.ts';
import { Answer } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { TooLittle } from '../../components/states.tsx';
import { useEvents } from '../../components/useEvents.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { monthsTable } from './StageMonths.tsx';
import { stageBarsData } from './stageRows.ts';

const MEASURES = ['share', 'customers'] as const;

/** The value tiers by fixed limits, month by month, or where the limits are set. */
export function FixedTiersFigure() {
  const { t } = useWords();
  const { filter } = useFilter();
  const route = useRoute();
  const tiers = useContractQuery('analysis.fixedTiers', { filter });
  const query = { ...filterKept(route), part: 'expected' };
  return (
    <Answer query={tiers} height={300}>
      {(gated) =>
        gated.ok ? (
          <FixedTiers view={gated.value} />
        ) : (
          <div>
            <TooLittle gate={gated} title={t('stages.fixed.title')} />
            {gated.reason === 'no_limits' && (
              <p className={styles['note']}>
                <a href={routeHash({ screen: 'value', query })}>{t('stages.fixed.set')}</a>
              </p>
            )}
          </div>
        )
      }
    </Answer>
  );
}

function FixedTiers({ view }: { view: FixedTiersView }) {
  const words = useWords();
  const { t, format } = words;
  const events = useEvents();
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>('share');
  const option = useCallback(
    (look: ChartLook) =>
      stageBarsOption(
        {
          ...stageBarsData(view, measure, look.mode, words),
          marks: marksInMonths(events, view.months),
        },
        look,
      ),
    [view, measure, events, words],
  );
  const caption = t('stages.fixed.caption', {
    high: format.money(view.limits.highFrom, view.run.money),
    mid: format.money(view.limits.midFrom, view.run.money),
  });
  return (
    <FigureFrame
      title={t('stages.fixed.title')}
      caption={caption}
      measure="stages"
      follows
      report={{ not: 'fixed', instead: t('valueModels.pyramid.title') }}
      table={monthsTable(view, measure, words)}
      actions={
        <SegmentedControl
          aria-label={t('lifecycle.months.measure')}
          value={measure}
          onChange={setMeasure}
          data={MEASURES.map((id) => ({
            value: id,
            label: t(id === 'share' ? 'lifecycle.months.byShare' : 'lifecycle.months.byCustomers'),
          }))}
        />
      }
    >
      <Chart option={option} description={`${t('stages.fixed.title')}. ${caption}`} height={220} />
      <p className={styles['note']}>{t('stages.fixed.note')}</p>
    </FigureFrame>
  );
}
