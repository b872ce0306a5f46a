import { rowOfBasis, ruleOfBasis, type ActionBasis } from '#shared/domain/actions.ts';
import type { PlaybookRow } from '#shared/domain/playbook.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { useFilter } from '../../app/useFilter.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { basisText } from '../../components/basisText.ts';
import { choiceText } from '../../components/ruleText.ts';
import { Section } from '../../components/Page.tsx';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './actions.module.css';
import { PlaybookRows } from './PlaybookRows.tsx';
import type { Playbook } from './usePlaybook.ts';

/** What to do with the customers that a figure led here with: their row, or those of their stages and classes. */
export function BasisRows(props: { readonly basis: ActionBasis; readonly playbook: Playbook }) {
  const { basis, playbook } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const route = useRoute();
  const row = rowOfBasis(basis);
  const rule = ruleOfBasis(basis);
  const name = basisText(basis, words, names);
  return (
    <Section
      title={t('playbook.for.title', { name })}
      actions={
        <span className={styles['buttons']}>
          <a
            href={routeHash({
              screen: 'actions',
              query: { ...filterKept(route), part: 'playbook' },
            })}
          >
            {t('playbook.for.close')}
          </a>
          {row === undefined && rule !== undefined && <WhatToDo plan basis={basis} name={name} />}
        </span>
      }
    >
      {row && (
        <PlaybookRows
          rows={[row]}
          playbook={playbook}
          label={name}
          basisOf={() => (rule === undefined ? undefined : basis)}
        />
      )}
      {row === undefined && rule !== undefined && <Mix rule={rule} playbook={playbook} />}
      {rule === undefined && <p className={styles['note']}>{t('actions.form.noBasis')}</p>}
    </Section>
  );
}

/** Rows that are shown of each kind, those with the most customers first. */
const MOST_ROWS = 3;

/** The stages and classes that the customers of a rule are in, with their rows. */
function Mix({ rule, playbook }: { rule: SegmentRule | null; playbook: Playbook }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const within = allOf([filter, rule]);
  const stages = useContractQuery('stages.profile', { scheme: 'time', filter: within }).data;
  const rfm = useContractQuery('analysis.rfm', { filter: within }).data;
  const byStage = stages?.ok === true ? stages.value.stages : [];
  const byClass = rfm?.ok === true ? rfm.value.classes12 : [];
  return (
    <>
      <p className={styles['note']}>{t('playbook.for.mix')}</p>
      <MixPart
        {...{ rule, playbook }}
        title={t('playbook.for.stage')}
        field="stage.time"
        groups={byStage}
      />
      <MixPart
        {...{ rule, playbook }}
        title={t('playbook.for.class')}
        field="class12"
        groups={byClass}
      />
    </>
  );
}

/** A group of a mix, with the row for it and the rule that chooses it. */
interface MixGroup {
  readonly row: PlaybookRow;
  readonly rule: SegmentRule;
  readonly line: string;
}

function MixPart(props: {
  readonly title: string;
  readonly field: 'stage.time' | 'class12';
  readonly groups: readonly { readonly id: string; readonly customers: number }[];
  readonly rule: SegmentRule | null;
  readonly playbook: Playbook;
}) {
  const { title, field, groups, rule, playbook } = props;
  const words = useWords();
  const { t, format } = words;
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  const largest = groups
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.customers - a.customers)
    .slice(0, MOST_ROWS)
    .flatMap(({ id, customers }): MixGroup[] => {
      const part: SegmentRule = { kind: 'choice', field, values: [id] };
      const row = rowOfBasis({ kind: 'rule', rule: part });
      const line = t('playbook.for.line', {
        name: choiceText(field, id, words),
        customers: format.number(customers),
        share: format.percent(customers / all, 0),
      });
      return row ? [{ row, rule: part, line }] : [];
    });
  if (largest.length === 0) return null;
  const basisOf = (row: PlaybookRow): ActionBasis | undefined => {
    const group = largest.find((one) => one.row === row);
    return group && { kind: 'rule', rule: allOf([rule, group.rule]), row };
  };
  return (
    <>
      <h3 className={styles['mixTitle']}>{title}</h3>
      <p className={styles['note']}>{largest.map(({ line }) => line).join(' · ')}</p>
      <PlaybookRows
        rows={largest.map(({ row }) => row)}
        playbook={playbook}
        label={title}
        basisOf={basisOf}
      />
    </>
  );
}
