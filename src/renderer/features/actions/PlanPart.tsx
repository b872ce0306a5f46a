import { rowOfBasis, ruleOfBasis, type ActionBasis } from '#shared/domain/actions.ts';
import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { LEAD_STAGES } from '#shared/domain/stageSchemes.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { basisOfText } from '../../app/basisAddress.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { basisName, basisText } from '../../components/basisText.ts';
import { Section } from '../../components/Page.tsx';
import { ruleText } from '../../components/ruleText.ts';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './actions.module.css';
import { firstDays, LONGEST_NAME } from './planForm.ts';
import { PlanFields } from './PlanFields.tsx';
import { rowTexts } from './playbookText.ts';

/** Plans an action for the customers that the address names. */
export function PlanPart() {
  const { t } = useWords();
  const { query } = useRoute();
  const edits = useContractQuery('playbook.edits', {});
  const basis = basisOfText(query['basis']) ?? EVERYBODY;
  const rule = ruleOfBasis(basis);
  return (
    <WithRun answers={t('actions.empty.answer')} needs={t('actions.empty.needs')}>
      {(run) =>
        rule === undefined ? (
          <p>{t('actions.form.noBasis')}</p>
        ) : (
          <Answer query={edits} height={400}>
            {(saved) => <Plan key={query['basis']} {...{ run, basis, rule }} edits={saved} />}
          </Answer>
        )
      }
    </WithRun>
  );
}

/** True of a stage before the first order. */
function ofLeads(rule: SegmentRule | null): boolean {
  return rule?.kind === 'choice' && rule.values.every((value) => LEAD_STAGES.includes(value));
}

const EVERYBODY: ActionBasis = { kind: 'rule', rule: null };
/** A rule that holds for everybody. */
const ALL: SegmentRule = { kind: 'all', rules: [] };

function Plan(props: {
  readonly run: RunContext;
  readonly basis: ActionBasis;
  readonly rule: SegmentRule | null;
  readonly edits: PlaybookEdits;
}) {
  const { run, basis, rule, edits } = props;
  const words = useWords();
  const { t, format } = words;
  const names = useRuleNames();
  const { filter } = useFilter();
  const counted = useContractQuery('segments.count', { rule: rule ?? ALL, filter });
  const count = counted.isPlaceholderData ? undefined : counted.data?.chosen.customers;
  const row = rowOfBasis(basis) ?? null;
  const texts = row && rowTexts(row, edits, words);
  return (
    <Section title={t('actions.form.title')}>
      <p>
        <strong>{basisText(basis, words, names)}</strong>
        {filter && ` ${t('actions.card.within', { filter: ruleText(filter, words, names) })}`}
      </p>
      {basis.kind === 'finding' && rule && (
        <p className={styles['note']}>
          {t('actions.form.finding', { rule: ruleText(rule, words, names) })}
        </p>
      )}
      <p role="status">
        {format.sentences([countText(), t('actions.form.lead', { day: format.day(run.asOf) })])}
      </p>
      <PlanFields
        run={run}
        basis={basis}
        filter={filter}
        edits={edits}
        ready={count !== undefined && count > 0}
        begin={{
          name: basisName(basis, words, names).slice(0, LONGEST_NAME),
          row,
          channel: texts?.channel ?? '',
          expected: texts?.expected ?? '',
          owner: '',
          cost: '',
          ...firstDays(run.asOf),
        }}
      />
    </Section>
  );

  function countText(): string {
    if (count === undefined) return t('actions.form.counting');
    if (count === 0) return t(ofLeads(rule) ? 'actions.form.leads' : 'actions.form.nobody');
    return t(count < FEW_CUSTOMERS ? 'actions.form.few' : 'actions.form.count', { count });
  }
}
