import { SegmentedControl, Select } from '@mantine/core';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { DuplicatePair, Duplicates } from '#shared/contract/duplicates.ts';
import type { ImportOverrides, ImportPlan } from '#shared/contract/importPlan.ts';
import {
  DUPLICATE_CHOICES,
  DUPLICATE_RULES,
  duplicateChoices,
  duplicateField,
  duplicateRules,
  type DuplicateChoice,
  type DuplicateRule,
} from '#shared/domain/duplicates.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { SimpleTable } from '../../../components/SimpleTable.tsx';
import own from './DuplicateSettings.module.css';
import styles from './Wizard.module.css';

/** What a plan says until somebody says otherwise. */
const UNASKED: Duplicates = { rule: 'id', keep: 'sum' };

/** Rows of the file that are the same: by which rule, how many, which, and what becomes of them. */
export function DuplicateSettings({
  plan,
  report,
  disabled,
  onChange,
}: {
  plan: ImportPlan;
  report: Pick<CheckReport, 'duplicates' | 'rowsSame'>;
  disabled: boolean;
  onChange: (change: ImportOverrides) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { rule, keep } = plan.duplicates ?? UNASKED;
  const choose = (change: Partial<Duplicates>): void => {
    onChange({ duplicates: { rule, keep, ...change } });
  };
  return (
    <Section title={t('duplicates.title')}>
      <div className={own['duplicates']}>
        <div className={styles['setting']}>
          <span className={styles['settingName']}>{t('duplicates.rule')}</span>
          <Select
            aria-label={t('duplicates.rule')}
            disabled={disabled}
            allowDeselect={false}
            data={duplicateRules(plan.kind, plan.columns).map((value) => ({
              value,
              label: ruleText(value, plan, words),
            }))}
            value={rule}
            onChange={(chosen) => {
              const known = DUPLICATE_RULES.find((one) => one === chosen);
              if (known !== undefined) choose({ rule: known });
            }}
          />
        </div>
        <div className={styles['setting']}>
          <span className={styles['settingName']}>{t('duplicates.keep')}</span>
          <SegmentedControl
            disabled={disabled}
            aria-label={t('duplicates.keep')}
            data={duplicateChoices(plan.kind).map((value) => ({
              value,
              label: choiceText(value, plan, words),
            }))}
            value={keep}
            onChange={(chosen) => {
              const known = DUPLICATE_CHOICES.find((one) => one === chosen);
              if (known !== undefined) choose({ keep: known });
            }}
          />
        </div>
      </div>
      <p className={own['found']}>{foundText(report, plan, words)}</p>
      {report.duplicates !== null && report.duplicates.pairs.length > 0 && (
        <Pairs pairs={report.duplicates.pairs} />
      )}
    </Section>
  );
}

/** Two rows a line: where they are, in what they are the same and in what not. */
function Pairs({ pairs }: { pairs: readonly DuplicatePair[] }) {
  const { t, format } = useWords();
  const table = {
    columns: [
      { label: t('duplicates.pair.rows') },
      { label: t('duplicates.pair.same') },
      { label: t('duplicates.pair.differs') },
    ],
    rows: pairs.map((pair) => [
      placeText(pair, t),
      pair.values
        .filter(({ differs, first }) => !differs && first !== '')
        .map(({ column, first }) => format.named(column, first))
        .join(' · '),
      pair.values
        .filter(({ differs }) => differs)
        .map(({ column, first, second }) =>
          format.named(column, `${first || '–'} → ${second || '–'}`),
        )
        .join(' · '),
    ]),
  };
  return <SimpleTable table={table} />;
}

function placeText(pair: DuplicatePair, t: Words['t']): string {
  const { firstLine, secondLine, firstCell, secondCell } = pair;
  if (firstCell !== null && secondCell !== null) {
    return t('duplicates.pair.place', { first: firstCell, second: secondCell });
  }
  return t('duplicates.pair.lines', { first: firstLine, second: secondLine });
}

function ruleText(rule: DuplicateRule, { kind, columns }: ImportPlan, { t }: Words): string {
  const byOrder = duplicateField(rule, kind, columns) === 'order_id';
  if (rule === 'id') return t(byOrder ? 'duplicates.rule.order' : 'duplicates.rule.customer');
  return t(byOrder ? 'duplicates.rule.orderDayAmount' : 'duplicates.rule.customerDayAmount');
}

function choiceText(choice: DuplicateChoice, { kind }: ImportPlan, { t }: Words): string {
  return t(
    choice === 'sum' && !isLedgerKind(kind) ? 'duplicates.keep.all' : `duplicates.keep.${choice}`,
  );
}

/** How many rows are the same, how far they differ, and what the choice does about it. */
function foundText(
  { duplicates, rowsSame }: Pick<CheckReport, 'duplicates' | 'rowsSame'>,
  plan: ImportPlan,
  { t, format }: Words,
): string {
  if (duplicates === null || duplicates.rows === 0) return t('duplicates.none');
  const { rows, groups, different, rule } = duplicates;
  const ledger = isLedgerKind(plan.kind);
  const of = { count: rows, groups: format.number(groups) };
  const sentences = [t(ledger ? 'duplicates.found.orders' : 'duplicates.found.customers', of)];
  if (different > 0) sentences.push(t('duplicates.different', { count: different }));
  else if (ledger && rule === 'id') sentences.push(t('duplicates.equal'));
  const once = plan.duplicates?.keep === 'once';
  if (rowsSame > 0)
    sentences.push(t(once ? 'duplicates.once' : 'duplicates.left', { count: rowsSame }));
  return format.sentences(sentences);
}
