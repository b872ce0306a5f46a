import { useCallback, useMemo } from 'react';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { bandCurvesOption } from '../../charts/bandCurves.ts';
import { Chart } from '../../charts/Chart.tsx';
import { MOST_LINES } from '../../charts/groupLine.ts';
import type { ChartLook } from '../../charts/look.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { drawnLines, isAbove, paybackCurves, paybackLines, paybackSpec } from './paybackData.ts';
import styles from './acquisition.module.css';

/** How much of what a customer cost is earned by the end of each month, by channel and in all. */
export function PaybackFigure({ view }: { readonly view: AcquisitionView }) {
  const words = useWords();
  const { t, format } = words;
  const lines = useMemo(() => paybackLines(view, words), [view, words]);
  const drawn = useMemo(() => drawnLines(lines), [lines]);
  const option = useCallback(
    (look: ChartLook) => bandCurvesOption(paybackCurves(drawn, look, words), look),
    [drawn, words],
  );
  const above = drawn.filter(isAbove).map(({ name }) => name);
  const caption = t('channels.payback.measure');
  const count = format.number(FEW_CUSTOMERS);
  const notes = [
    t('channels.payback.note'),
    t('channels.payback.fewNote', { count }),
    ...(above.length > 0 ? [t('channels.payback.above', { names: above.join(' · ') })] : []),
    ...(view.margin === null ? [t('acquisition.table.revenue')] : []),
    ...(drawn.length < lines.length
      ? [t('channels.payback.most', { count: format.number(MOST_LINES) })]
      : []),
  ];
  return (
    <FigureFrame
      title={t('channels.payback.title')}
      caption={[caption, t('common.figure.n', { n: format.number(view.total.customers) })].join(
        ' · ',
      )}
      measure="payback"
      report={{ not: 'brought', instead: t('acquisition.table.title') }}
      table={paybackSpec(lines, view, words)}
    >
      {lines.length === 0 ? (
        <p className={styles['note']}>{t('channels.payback.none', { count })}</p>
      ) : (
        <>
          {above.length < drawn.length && (
            <Chart option={option} description={caption} height={260} />
          )}
          <p className={styles['note']}>{format.sentences(notes)}</p>
        </>
      )}
    </FigureFrame>
  );
}
