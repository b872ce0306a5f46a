import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import type { DatedScheme } from '#shared/domain/stageSchemes.ts';
import { splitBudget, tierOutcome, type TierOutcome } from '#shared/domain/budget.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { activeTiers } from './groupSpecs.ts';

/** What a number field holds: a number, or the text that is not one yet. */
type Typed = number | string;

/** What the user types for one group: money in major units, orders per 100 customers reached. */
export interface BudgetEntry {
  readonly weight: Typed;
  readonly costPerContact: Typed;
  readonly response: Typed;
}

export interface BudgetForm {
  readonly budget: Typed;
  readonly groups: Readonly<Record<string, BudgetEntry>>;
}

/** What a budget can be spread over: the active value tiers, or the stages of a scheme. */
export type BudgetGroups = 'tiers' | DatedScheme;

export type BudgetGroup = ValueMoneyView['stages']['time'][number];

/** The groups with their customers; those in no stage cannot be reached as a group. */
export function groupsOfBudget(view: ValueMoneyView, over: BudgetGroups): readonly BudgetGroup[] {
  return over === 'tiers' ? activeTiers(view) : view.stages[over].filter(({ id }) => id !== 'none');
}

export interface BudgetRow extends TierOutcome {
  readonly id: string;
}

/**
 * What each group's part of the budget brings; nothing while a group that gets money lacks an assumption.
 * Money in minor units; the parts add up to the budget.
 */
export function budgetRows(
  { budget, groups: typed }: BudgetForm,
  groups: readonly BudgetGroup[],
  margin: number | null,
  digits: number,
): readonly BudgetRow[] {
  const minor = 10 ** digits;
  if (typeof budget !== 'number' || !(budget > 0)) return [];
  const weights = groups.map(({ id }) => numberOf(typed[id]?.weight) ?? 0);
  const parts = splitBudget(Math.round(budget * minor), weights);
  const rows: BudgetRow[] = [];
  for (const [i, group] of groups.entries()) {
    const spend = parts[i] ?? 0;
    const cost = numberOf(typed[group.id]?.costPerContact) ?? 0;
    const response = numberOf(typed[group.id]?.response);
    if (spend === 0) {
      rows.push({ id: group.id, spend, reached: 0, orders: 0, gain: 0, idle: 0 });
      continue;
    }
    if (!(cost > 0) || response === null) return [];
    const perOrder =
      group.orders === 0 ? 0 : (group.contribution.net / group.orders) * (margin ?? 1);
    const base = { customers: group.customers, perOrder };
    const assumed = { costPerContact: cost * minor, response: response / 100 };
    rows.push({ id: group.id, ...tierOutcome(spend, base, assumed) });
  }
  return rows.some(({ spend }) => spend > 0) ? rows : [];
}

/** A number from 0; a minus is typed before the field can take it back. */
function numberOf(typed: Typed | undefined): number | null {
  return typeof typed === 'number' && typed >= 0 ? typed : null;
}

/** The outcome by group, the sum last. */
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
      { label: t('valueModels.budget.group') },
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

/** The groups that get more than it costs to reach everybody, and how much of it reaches nobody; none to say. */
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
