import type { StageNeed } from '#shared/contract/stageNeed.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { MixTable } from '../../charts/MixTable.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { needFactHeads, needHeads, needRows, needSpec } from './needRows.ts';

/** What the customers of each stage bought: the mix of categories, or of products where none are known. */
export function NeedFigure({ scheme }: { scheme: StageScheme }) {
  const { filter } = useFilter();
  const need = useContractQuery('stages.need', { scheme, filter });
  return (
    <Answer query={need} height={320}>
      {(gated) => <Gated gated={gated}>{(view) => <Need view={view} />}</Gated>}
    </Answer>
  );
}

function Need({ view }: { view: StageNeed }) {
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const rows = needRows(view, mode, words, showCustomers);
  const cells = rows.flatMap((row) => row.cells);
  const lines = [...view.stages, view.all];
  const isBelow = lines.some(
    ({ customers: n, cells: own, others, unknown }) =>
      n > 0 && [...own, others, unknown].some((part) => part?.share === null),
  );
  const counted = { day: format.day(view.asOf), n: format.number(view.all.customers) };
  const { nameless, customers } = view.all;
  return (
    <FigureFrame
      title={t('stageNeed.title', { kind: t(`stageNeed.${view.kind}`) })}
      caption={
        view.hasAmounts ? t('stageNeed.caption', counted) : t('stageNeed.captionOrders', counted)
      }
      measure="stage_need"
      report="need"
      table={needSpec(view, rows, words)}
      follows
    >
      <MixTable
        rowHead={t('stages.profile.stage')}
        factHeads={needFactHeads(view, words)}
        heads={needHeads(view, words)}
        rows={rows}
        mode={mode}
      />
      <ul className={styles['note']}>
        {cells.some(({ faded }) => faded) && (
          <li>{t('stageNeed.few', { limit: format.number(FEW_CUSTOMERS) })}</li>
        )}
        {nameless > 0 && (
          <li>
            {t('stageNeed.nameless', {
              count: format.number(nameless),
              n: format.number(customers),
            })}
          </li>
        )}
        {isBelow && <li>{t('stageNeed.below')}</li>}
        <li>{t('need.note')}</li>
        {view.kind === 'product' && <li>{t('need.noCategories')}</li>}
      </ul>
    </FigureFrame>
  );
}
