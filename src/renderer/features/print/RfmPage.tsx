import type { RfmView } from '#shared/contract/rfm.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { BarTable } from '../../charts/BarTable.tsx';
import { RfmGrid } from '../../charts/RfmGrid.tsx';
import { cutLines, fewerLevels } from '../customers/cutLines.ts';
import { classRows } from '../customers/RfmPanels.tsx';
import { ReportFigure, ReportGate, ReportSection } from './parts.tsx';
import styles from './print.module.css';

/** The grid with its cut points, and the classes. */
export function RfmPage({ model }: { model: ReportModel }) {
  return (
    <ReportSection page="rfm">
      {model.rfm.ok ? <Figures view={model.rfm.value} /> : <ReportGate gate={model.rfm} />}
    </ReportSection>
  );
}

function Figures({ view }: { view: RfmView }) {
  const words = useWords();
  const { t, format } = words;
  const best = view.grid.at(-1)?.at(-1)?.customers ?? 0;
  const held = view.grid.flat().some(({ customers }) => isHeldBack(customers));
  return (
    <>
      <ReportFigure
        title={
          best > 0
            ? t('print.rfm.message', { share: format.percent(best / Math.max(1, view.scored)) })
            : t('customers.grid.title')
        }
        caption={t('customers.grid.measure', {
          measure: t('customers.grid.byShare'),
          levels: view.levels,
        })}
        run={view.run}
        n={view.scored}
      >
        <div className={styles['beside']}>
          <div>
            <RfmGrid view={view} measure="share" mode="light" />
          </div>
          <div>
            {[...cutLines(view, words), ...fewerLevels(view, words)].map((line) => (
              <p key={line} className={styles['note']}>
                {line}
              </p>
            ))}
            {held && <p className={styles['note']}>{t('print.suppressed.note')}</p>}
          </div>
        </div>
      </ReportFigure>
      {(['class12', 'class8'] as const).map((scheme) => (
        <ReportFigure
          key={scheme}
          title={t(scheme === 'class12' ? 'customers.classes.twelve' : 'customers.classes.eight')}
          caption={t('customers.classes.measure')}
          run={view.run}
          n={view.scored}
        >
          <BarTable
            rows={classRows(view, scheme, 'light', words)}
            nameLabel={t('customers.classes.class')}
          />
        </ReportFigure>
      ))}
    </>
  );
}
