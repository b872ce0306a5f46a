import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { DATED_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import {
  budgetRows,
  budgetSpec,
  groupsOfBudget,
  idleText,
  type BudgetEntry,
  type BudgetForm,
  type BudgetGroups,
} from './budgetRows.ts';
import styles from './value.module.css';

const START: BudgetEntry = { weight: 1, costPerContact: '', response: '' };

/** Tiers, or the stages of a scheme; the scheme by value has the tiers by share. */
const OVER: readonly BudgetGroups[] = ['tiers', ...DATED_SCHEME_IDS.filter((id) => id !== 'value')];

/** A budget spread over value tiers or stages under assumptions that the user types. */
export function Budget({ view, run }: { view: ValueMoneyView; run: RunContext }) {
  const words = useWords();
  const { t, known } = words;
  const [over, setOver] = useState<BudgetGroups>('tiers');
  const [budget, setBudget] = useState<BudgetForm['budget']>('');
  // By what it is spread over: stages of two schemes may share a name.
  const [typed, setTyped] = useState<Partial<Record<BudgetGroups, BudgetForm['groups']>>>({});
  const groups = groupsOfBudget(view, over);
  const entries = Object.fromEntries(groups.map(({ id }) => [id, typed[over]?.[id] ?? START]));
  const rows = budgetRows(
    { budget, groups: entries },
    groups,
    view.inputs.margin,
    run.money.digits,
  );
  const table = budgetSpec(rows, view.inputs.margin, run, words);
  const idle = idleText(rows, run, words);
  const change = (id: string, part: Partial<BudgetEntry>): void =>
    setTyped({
      ...typed,
      [over]: { ...typed[over], [id]: { ...START, ...typed[over]?.[id], ...part } },
    });
  return (
    <FigureFrame
      report="input"
      title={t('valueModels.budget.title')}
      caption={t('valueModels.budget.caption')}
      behind="none"
      measure="what_if"
      table={table}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('valueModels.budget.over')}
          value={over}
          onChange={({ currentTarget: { value } }) =>
            setOver(OVER.find((id) => id === value) ?? over)
          }
          data={OVER.map((id) => ({
            value: id,
            label:
              id === 'tiers'
                ? t('valueModels.budget.tiers')
                : t('valueModels.budget.stages', { scheme: t(`terms.scheme.${id}`) }),
          }))}
        />
      }
    >
      <div className={styles['fields']}>
        <NumberInput
          label={t('valueModels.budget.total')}
          min={0}
          hideControls
          value={budget}
          onChange={setBudget}
        />
      </div>
      <ScrollRegion>
        <table className={styles['inputs']}>
          <thead>
            <tr>
              <th scope="col">{t('valueModels.budget.group')}</th>
              <th scope="col">{t('valueModels.budget.weight')}</th>
              <th scope="col">{t('valueModels.budget.contact')}</th>
              <th scope="col">{t('valueModels.budget.response')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id }) => {
              const entry = entries[id] ?? START;
              const name = known(`terms.stage.${id}`);
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {(['weight', 'costPerContact', 'response'] as const).map((field) => (
                    <td key={field}>
                      <NumberInput
                        aria-label={`${name}: ${t(`valueModels.budget.${field === 'costPerContact' ? 'contact' : field}`)}`}
                        min={0}
                        hideControls
                        value={entry[field]}
                        onChange={(value) => change(id, { [field]: value })}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length === 0 ? (
        <p className={styles['note']}>{t('valueModels.budget.missing')}</p>
      ) : (
        <SimpleTable table={table} />
      )}
      {idle !== undefined && <p className={styles['banner']}>{idle}</p>}
      <p className={styles['note']}>
        {t('valueModels.budget.assumed', {
          basis: t(
            view.inputs.margin === null
              ? 'valueModels.budget.basisRevenue'
              : 'valueModels.budget.basisMargin',
          ),
        })}
      </p>
    </FigureFrame>
  );
}
