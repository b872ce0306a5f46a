import type { ClvView } from '#shared/contract/value.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { NO_STAGE, STAGE_SCHEMES, type DatedScheme } from '#shared/domain/stageSchemes.ts';
import {
  absoluteTiers,
  coefficientOfVariation,
  contributionOf,
  customerTotals,
  lifetimesOf,
  revenueAtRisk,
  simpleForward,
  yearOverYear,
  type GroupSums,
  STAGES_WITHOUT_DATA,
} from '#main/engine/index.ts';
import type { GatedBody } from '../views/stored.ts';
import { valuesOf } from '../views/valueView.ts';
import { acquisitionCost, type AcquisitionCost } from './acquisitionCost.ts';
import { orderValuePart } from './orderValuePart.ts';
import { contractPart } from './contractPart.ts';
import { groupsOf, known, shown, sumsOf, tiersOf, type GroupInput } from './groups.ts';
import { formulaTerms } from './formulaTerms.ts';
import type { ValueModelsParts, ValueMoney } from './parts.ts';

/** Everything of the value models that is in money. */
export function moneyPart(parts: ValueModelsParts): ValueMoney {
  const { settings, snapshot, facts, stages, clv, ledger } = parts;
  const { margin, costPerOrder } = settings.clv;
  const minorPerMajor = 10 ** ledger.money.digits;
  const cost = acquisitionCost(parts);
  const terms = {
    margin: margin ?? Number.NaN,
    costPerOrder: costPerOrder === null ? Number.NaN : costPerOrder * minorPerMajor,
  };
  const input: GroupInput = { facts, columns: clv.columns, cost, terms };
  const all = everybody(input);
  const inputs = inputsOf(all, settings, cost, terms.costPerOrder);
  const forward = forwardPart(parts, inputs.orderValue ?? Number.NaN, cost.perCustomer);
  const whatIf = whatIfPart(parts);
  return {
    inputs,
    realised: realisedPart(all, cost, input),
    forward,
    contract: contractPart(settings.clv, minorPerMajor, cost.perCustomer),
    probabilistic: probabilisticOf(clv.view),
    orderValue: orderValuePart(snapshot, ledger),
    variation: known(coefficientOfVariation(valuesOf(facts.net_revenue, facts.orders))),
    pyramid: pyramidPart(parts, input, minorPerMajor),
    stages: {
      behaviour: stageGroups('behaviour'),
      time: stageGroups('time'),
      value: stageGroups('value'),
      composite: stageGroups('composite'),
      phases: stageGroups('phases'),
      nurture: stageGroups('nurture'),
      cadence: stageGroups('cadence'),
    },
    risk: {
      ...revenueAtRisk(snapshot, settings.stageRules),
      activeMonths: settings.stageRules.activeMonths,
      dormantMonths: settings.stageRules.dormantMonths,
    },
    whatIf,
    terms: formulaTerms(settings, inputs, {
      forward: forward.ok ? forward.value : undefined,
      whatIf: whatIf.ok ? whatIf.value : undefined,
      meanClv: clv.view.ok ? clv.view.value.mean : Number.NaN,
    }),
  };

  function stageGroups(scheme: DatedScheme) {
    // A stage before the first order holds no customers: it is no group with nothing.
    const before = STAGES_WITHOUT_DATA[scheme].map(
      (stage): string => STAGE_SCHEMES[scheme][stage] ?? '',
    );
    return groupsOf(STAGE_SCHEMES[scheme], stages.stage[scheme], input).filter(
      ({ id }) => !before.includes(id),
    );
  }
}

/** Sums over all customers, those without an order beside them in `net` too. */
function everybody(input: GroupInput): GroupSums {
  const nobody = new Uint8Array(input.facts.orders.length).fill(NO_STAGE);
  return sumsOf(nobody, 0, input)[0] as GroupSums;
}

function inputsOf(
  all: GroupSums,
  { clv }: AnalysisSettings,
  cost: AcquisitionCost,
  costPerOrder: number,
): ValueMoney['inputs'] {
  return {
    customers: all.customers,
    orders: all.orders,
    net: all.net,
    orderValue: known(all.net / all.orders),
    ordersPerCustomer: known(all.orders / all.customers),
    netPerCustomer: known(all.net / all.customers),
    margin: clv.margin,
    costPerOrder: known(costPerOrder),
    cac: known(cost.perCustomer),
    cacSource: cost.source,
    costedCustomers: all.costed,
  };
}

/** Realised contribution of everybody; imported costs that do not cover everybody leave it unknown. */
function realisedPart(
  all: GroupSums,
  cost: AcquisitionCost,
  { terms }: GroupInput,
): ValueMoney['realised'] {
  const contribution = contributionOf(all, terms);
  const missing: ValueMoney['realised']['missing'] = [];
  if (Number.isNaN(terms.margin)) missing.push('margin');
  if (Number.isNaN(terms.costPerOrder)) missing.push('cost_to_serve');
  if (all.costed < all.customers || cost.source === 'unknown') missing.push('cac');
  return {
    contribution: shown(contribution),
    perCustomer: known(contribution.result / all.customers),
    missing,
  };
}

function forwardPart(
  { settings, snapshot, customers }: ValueModelsParts,
  orderValue: number,
  cac: number,
): ValueMoney['forward'] {
  const { activeMonths } = settings.stageRules;
  const lifetimes = lifetimesOf(
    customerTotals(snapshot, snapshot.asOf),
    snapshot.asOf,
    activeMonths,
  );
  const outcome = simpleForward({
    lifetimes,
    orderValue,
    margin: settings.clv.margin ?? 1,
    cac,
    horizonMonths: settings.clv.lifetimeMonths,
  });
  if (!outcome.ok) return outcome;
  const { net, ...rest } = outcome.value;
  return {
    ok: true,
    value: { ...rest, customers, silenceMonths: activeMonths, net: known(net) },
  };
}

function whatIfPart({ snapshot }: ValueModelsParts): ValueMoney['whatIf'] {
  const outcome = yearOverYear(snapshot);
  if (!outcome.ok) return outcome;
  const { before, stayed, active, revenue } = outcome.value;
  return {
    ok: true,
    value: { before, stayed, revenuePerCustomer: active === 0 ? 0 : revenue / active },
  };
}

function pyramidPart(
  { settings, stages, facts }: ValueModelsParts,
  input: GroupInput,
  minorPerMajor: number,
): ValueMoney['pyramid'] {
  const { highShare, midShare } = settings.stageRules;
  const { kind, highFrom, midFrom } = settings.clv.tiers;
  const limits = highFrom !== null &&
    midFrom !== null && { highFrom: highFrom * minorPerMajor, midFrom: midFrom * minorPerMajor };
  return {
    active: kind,
    share: { high: highShare, mid: midShare, tiers: tiersOf(stages.stage.value, input) },
    absolute: limits
      ? {
          ...limits,
          tiers: tiersOf(absoluteTiers(facts.net_revenue, facts.orders, limits), input),
        }
      : null,
  };
}

/** The probabilistic model as one of the four. */
function probabilisticOf(clv: GatedBody<ClvView>) {
  if (!clv.ok) return clv;
  const { models, ...found } = clv.value;
  const { horizonMonths, customers, mean, total, totalForEver } = found;
  const model = models[0]?.model ?? 'bgnbd';
  return {
    ok: true as const,
    value: { model, horizonMonths, customers, mean, total, totalForEver },
  };
}
