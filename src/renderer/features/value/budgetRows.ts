import type { RunContext } from '#shared/contract/run.ts';
import type { ValueTierView } from '#shared/contract/valueModels.ts';
import { splitBudget, tierOutcome, type TierOutcome } from '#shared/domain/budget.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** What a number field holds: a number, or the text that is not one yet. */
type Typed = number | string;

/** What the user types for one tier: money in major units, orders per 100 customers reached. */
export interface BudgetTier {
  readonly weight: Typed;
  readonly costPerContact: Typed;
  readonly response: Typed;
}

export interface BudgetForm {
  readonly budget: Typed;
  readonly tiers: Readonly<Record<string, BudgetTier>>;
}

export interface BudgetRow extends TierOutcome {
  readonly id: string;
}

/**
 * What each tier's part of the budget brings; nothing while a tier that gets money lacks an assumption.
 * Money in minor units; the parts add up to the budget.
 */
export function budgetRows(
  { budget, tiers: typed }: BudgetForm,
  tiers: readonly ValueTierView[],
  margin: number | null,
  digits: number,
): readonly BudgetRow[] {
  const minor = 10 ** digits;
  if (typeof budget !== 'number' || !(budget > 0)) return [];
  const weights = tiers.map(({ id }) => numberOf(typed[id]?.weight) ?? 0);
  const parts = splitBudget(Math.round(budget * minor), weights);
  const rows: BudgetRow[] = [];
  for (const [i, tier] of tiers.entries()) {
    const spend = parts[i] ?? 0;
    const cost = numberOf(typed[tier.id]?.costPerContact) ?? 0;
    const response = numberOf(typed[tier.id]?.response);
    if (spend === 0) {
      rows.push({ id: tier.id, spend, reached: 0, orders: 0, gain: 0, idle: 0 });
      continue;
    }
    if (!(cost > 0) || response === null) return [];
    const perOrder = tier.orders === 0 ? 0 : (tier.contribution.net / tier.orders) * (margin ?? 1);
    const base = { customers: tier.customers, perOrder };
    const assumed = { costPerContact: cost * minor, response: response / 100 };
    rows.push({ id: tier.id, ...tierOutcome(spend, base, assumed) });
  }
  return rows.some(({ spend }) => spend > 0) ? rows : [];
}

/** A number from 0; a minus is typed before the field can take it back. */
function numberOf(typed: Typed | undefined): number | null {
  return typeof typed === 'number' && typed >= 0 ? typed : null;
}

/** The outcome by tier, the sum last. */
export function budgetSpec(
  rows: readonly BudgetRow[],
  margin: number | null,
  run: RunContext,
  { t, known, format }: Words,
): TableSpec {
  const sum = (of: (row: BudgetRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const total = {
    name: t('valueModels.budget.sum'),
    spend: sum((row) => row.spend),
    reached: sum((row) => row.reached),
    orders: sum((row) => row.orders),
    gain: sum((row) => row.gain),
  };
  const lines = rows.map((row) => ({ ...row, name: known(`terms.stage.${row.id}`) }));
  return {
    columns: [
      { label: t('valueModels.budget.tier') },
      { label: t('valueModels.budget.spend'), numeric: true },
      { label: t('valueModels.budget.reached'), numeric: true },
      { label: t('valueModels.budget.orders'), numeric: true },
      {
        label: t(margin === null ? 'valueModels.budget.gainRevenue' : 'valueModels.budget.gain'),
        numeric: true,
      },
    ],
    rows: [...lines, total].map((row) => [
      row.name,
      format.money(row.spend, run.money, true),
      format.number(row.reached),
      format.number(row.orders, 1),
      format.money(Math.round(row.gain), run.money),
    ]),
  };
}

/** The tiers that get more than it costs to reach everybody, and how much of it reaches nobody; none to say. */
export function idleText(
  rows: readonly BudgetRow[],
  run: RunContext,
  { t, known, format }: Words,
): string | undefined {
  const idle = rows.filter((row) => row.idle > 0);
  if (idle.length === 0) return undefined;
  return t('valueModels.budget.idle', {
    tiers: idle.map(({ id }) => known(`terms.stage.${id}`)).join(t('valueModels.list')),
    amount: format.money(
      idle.reduce((total, row) => total + row.idle, 0),
      run.money,
      true,
    ),
  });
}
