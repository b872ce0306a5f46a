import type { StageRisk } from '#shared/contract/stages.ts';
import { RISK_TIERS, type RiskTier } from '#shared/domain/playbook.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useHref } from '../../app/useRoute.ts';
import { CrossTable } from '../../charts/CrossTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownSum } from '../../components/heldText.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { crossCells, crossSpec } from './crossCells.ts';
import styles from './lifecycle.module.css';
import { riskRule } from './riskRule.ts';

/** Who of each stage is how likely not to order again, in four tiers (7.14, 6.03). */
export function RiskFigure({ scheme }: { scheme: StageScheme }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const risk = useContractQuery('stages.risk', { scheme, filter });
  return (
    <Answer query={risk} height={240}>
      {(gated) => (
        <Gated gated={gated} title={t('stages.risk.title')}>
          {(view) => <RiskTable view={view} />}
        </Gated>
      )}
    </Answer>
  );
}

/** The matrix from its view; a cell opens its customers. */
function RiskTable({ view }: { view: StageRisk }) {
  const words = useWords();
  const href = useHref();
  const { t, known, format } = words;
  const mode = useScheme();
  const cells = crossCells(view, 'customers', words);
  const rows = view.stages.map((id) => ({
    id,
    name: known(`terms.stage.${id}`),
    colour: stageInk(id, mode),
  }));
  const columns = RISK_TIERS.map(({ id }) => ({ id, name: t(`stages.risk.tier.${id}`) }));
  const ruleOf = (stage: string, tier: RiskTier): SegmentRule => ({
    kind: 'all',
    rules: [{ kind: 'choice', field: `stage.${view.scheme}`, values: [stage] }, riskRule(tier)],
  });
  return (
    <FigureFrame
      title={t('stages.risk.title')}
      caption={countedCaption(
        [
          t('stages.risk.caption', {
            day: format.day(view.asOf),
            months: t('common.count.months', { count: view.horizonMonths }),
          }),
        ],
        shownSum(view.customers.flat()),
        words,
      )}
      measure="stage_risk"
      table={crossSpec(t(`terms.scheme.${view.scheme}`), rows, columns, cells, words)}
      follows
      report={{
        not: 'risk',
        instead: t('stages.cross.title', {
          rows: t(`terms.scheme.${view.scheme}`),
          columns: t('terms.scheme.outlook'),
        }),
      }}
    >
      <CrossTable
        rows={rows}
        columns={columns}
        {...cells}
        mode={mode}
        onOpen={(stage, tier) => {
          const found = RISK_TIERS.find(({ id }) => id === tier);
          if (found) showCustomers(ruleOf(stage, found.id));
        }}
      />
      <p className={styles['note']}>{t('stages.risk.note')}</p>
      {/* By itself: within the text only its colour would tell the link. */}
      <p className={styles['note']}>
        <a href={href('actions', { part: 'playbook', group: 'risk' })}>
          {t('stages.risk.playbook')}
        </a>
      </p>
    </FigureFrame>
  );
}
