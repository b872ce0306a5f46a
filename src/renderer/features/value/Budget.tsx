import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import {
  budgetRows,
  budgetSpec,
  idleText,
  type BudgetForm,
  type BudgetTier,
} from './budgetRows.ts';
import { activeTiers } from './groupSpecs.ts';
import styles from './value.module.css';

const START: BudgetTier = { weight: 1, costPerContact: '', response: '' };

/** A budget spread over the value tiers under assumptions that the user types. */
export function Budget({ view, run }: { view: ValueMoneyView; run: RunContext }) {
  const words = useWords();
  const { t, known } = words;
  const tiers = activeTiers(view);
  const [form, setForm] = useState<BudgetForm>(() => ({
    budget: '',
    tiers: Object.fromEntries(tiers.map(({ id }) => [id, START])),
  }));
  const rows = budgetRows(form, tiers, view.inputs.margin, run.money.digits);
  const table = budgetSpec(rows, view.inputs.margin, run, words);
  const idle = idleText(rows, run, words);
  const change = (id: string, part: Partial<BudgetTier>): void =>
    setForm({ ...form, tiers: { ...form.tiers, [id]: { ...START, ...form.tiers[id], ...part } } });
  return (
    <FigureFrame
      report="input"
      title={t('valueModels.budget.title')}
      caption={t('valueModels.budget.caption')}
      behind="none"
      measure="what_if"
      table={table}
    >
      <div className={styles['fields']}>
        <NumberInput
          label={t('valueModels.budget.total')}
          min={0}
          hideControls
          value={form.budget}
          onChange={(budget) => setForm({ ...form, budget })}
        />
      </div>
      <ScrollRegion>
        <table className={styles['inputs']}>
          <thead>
            <tr>
              <th scope="col">{t('valueModels.budget.tier')}</th>
              <th scope="col">{t('valueModels.budget.weight')}</th>
              <th scope="col">{t('valueModels.budget.contact')}</th>
              <th scope="col">{t('valueModels.budget.response')}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map(({ id }) => {
              const tier = form.tiers[id] ?? START;
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
                        value={tier[field]}
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
