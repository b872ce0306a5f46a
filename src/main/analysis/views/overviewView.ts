import type { Finding, Kpi } from '#shared/contract/overview.ts';
import type { ClvView } from '#shared/contract/value.ts';
import { KPI_IDS } from '#shared/domain/definitions.ts';
import type { Gate } from '#shared/contract/common.ts';
import { formatIsoDay, formatIsoMonth } from '#shared/domain/calendar.ts';
import type { KpiFigures, WindowFigures } from './kpiValues.ts';
import { NO_AMOUNTS, type GatedBody, type OverviewBody } from './stored.ts';

type KpiId = (typeof KPI_IDS)[number];

interface KpiRule {
  readonly unit: Kpi['unit'];
  readonly value: (figures: WindowFigures) => number;
  /** Customers or orders behind the value. */
  readonly n: (figures: WindowFigures) => number;
  readonly needsAmounts?: boolean;
  /** True if the value compares the window with the one before it. */
  readonly looksBack?: boolean;
  /** True if there is no value while nobody can be lost. */
  readonly needsLosses?: boolean;
}

/** How each tile is computed; `clv` comes from the value model instead. */
const RULES: Readonly<Record<Exclude<KpiId, 'clv'>, KpiRule>> = {
  customers: { unit: 'count', value: (f) => f.customers, n: (f) => f.customers },
  active_customers: { unit: 'count', value: (f) => f.active, n: (f) => f.active },
  new_customers: { unit: 'count', value: (f) => f.new, n: (f) => f.new },
  orders: { unit: 'count', value: (f) => f.orders, n: (f) => f.orders },
  net_revenue: {
    unit: 'money',
    value: (f) => f.netRevenue,
    n: (f) => f.orders,
    needsAmounts: true,
  },
  average_order_value: {
    unit: 'money',
    value: (f) => f.averageOrderValue,
    n: (f) => f.orders,
    needsAmounts: true,
  },
  orders_per_customer: { unit: 'number', value: (f) => f.ordersPerCustomer, n: (f) => f.active },
  repeat_share: { unit: 'ratio', value: (f) => f.repeatShare, n: (f) => f.active },
  retention: {
    unit: 'ratio',
    value: (f) => f.activeBoth / f.activeBefore,
    n: (f) => f.activeBefore,
    looksBack: true,
  },
  churn: {
    unit: 'ratio',
    value: (f) => (f.canLose ? f.churned / f.atRisk : Number.NaN),
    n: (f) => f.atRisk,
    looksBack: true,
    needsLosses: true,
  },
  won_back: { unit: 'count', value: (f) => f.wonBack, n: (f) => f.wonBack },
};

export interface OverviewParts {
  readonly figures: KpiFigures;
  readonly hasAmounts: boolean;
  readonly clv: GatedBody<Pick<ClvView, 'mean' | 'customers'>>;
  readonly findings: readonly Finding[];
  readonly changes: OverviewBody['changes'];
}

/** Tiles and findings of Home. */
export function overviewView(parts: OverviewParts): OverviewBody {
  const { figures } = parts;
  const { window } = figures.current;
  return {
    period: { from: formatIsoDay(window.from), to: formatIsoDay(window.to) },
    previousPeriod: {
      from: formatIsoDay(figures.previousPeriod.from),
      to: formatIsoDay(figures.previousPeriod.to),
    },
    months: figures.months.map((_, i) => formatIsoMonth(figures.firstMonth + i)),
    lastMonthComplete: figures.lastMonthComplete,
    kpis: KPI_IDS.map((id) => (id === 'clv' ? clvTile(parts) : tile(id, parts))),
    findings: [...parts.findings],
    health: healthView(figures),
    changes: parts.changes,
  };
}

function healthView({ health }: KpiFigures): OverviewBody['health'] {
  if (!health.ok) return health;
  const { month, score, parts, trend } = health.value;
  return {
    ok: true,
    value: {
      month: formatIsoMonth(month),
      score,
      parts: parts.map((part) => ({ ...part })),
      trend: Array.from(trend, (value) => (Number.isNaN(value) ? null : value)),
    },
  };
}

function tile(id: Exclude<KpiId, 'clv'>, { figures, hasAmounts }: OverviewParts): Kpi {
  const rule = RULES[id];
  const { current } = figures;
  if (rule.needsAmounts && !hasAmounts)
    return gatedTile(id, rule.unit, NO_AMOUNTS, rule.n(current));
  const at = (window: WindowFigures | undefined): number | null => {
    const value = window === undefined ? Number.NaN : rule.value(window);
    return Number.isFinite(value) ? value : null;
  };
  const value = at(current);
  return {
    id,
    unit: rule.unit,
    value,
    gate: value === null ? valueGate(rule, figures) : null,
    previous: at(figures.previous),
    lastYear: at(figures.lastYear),
    n: rule.n(current),
    series: figures.months.map(at),
  };
}

/** Why the present window has no value. */
function valueGate(rule: KpiRule, { current, activeMonths }: KpiFigures): Gate {
  if (rule.needsLosses === true && !current.canLose) {
    const details = { months: activeMonths };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'nobody_can_be_lost', details };
  }
  return {
    ok: false,
    code: 'TOO_FEW_DATA',
    reason: rule.looksBack ? 'nobody_before' : 'nobody_in_period',
    details: { customers: rule.n(current) },
  };
}

function gatedTile(id: KpiId, unit: Kpi['unit'], gate: Gate, n: number): Kpi {
  return { id, unit, value: null, gate, previous: null, lastYear: null, n, series: [] };
}

/** Mean expected value per customer; it has no past, the model is fitted at the analysis date. */
function clvTile({ clv }: OverviewParts): Kpi {
  if (!clv.ok) return gatedTile('clv', 'money', clv, 0);
  return {
    id: 'clv',
    unit: 'money',
    value: clv.value.mean,
    gate: null,
    previous: null,
    lastYear: null,
    n: clv.value.customers,
    series: [],
  };
}
