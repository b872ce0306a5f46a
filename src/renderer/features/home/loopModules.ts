import type { BatchView } from '#shared/contract/importMethods.ts';
import type { RunSummary } from '#shared/contract/run.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { routeHash, type Route } from '../../app/routes.ts';
import type { Step } from '../../components/StepRow.tsx';
import { gateText } from '../../components/stateText.ts';

/** What the modules stand on. */
export interface LoopFacts {
  readonly summary: RunSummary;
  readonly batches: readonly BatchView[];
  readonly settings: AnalysisSettings;
  /** Actions under way, and those whose review is overdue. */
  readonly actions: { readonly open: number; readonly overdue: number };
}

/**
 * The four modules of the loop and what is done about them (1.01), each with where it stands for the
 * present data and its page.
 *
 * @param kept the filter, which goes along to the pages.
 */
export function loopModules(facts: LoopFacts, kept: Route['query'], words: Words): Step[] {
  const { t } = words;
  const step = (
    id: 'identify' | 'divide' | 'drivers' | 'assess' | 'act',
    to: Route,
    told: Pick<Step, 'figure' | 'lines'>,
  ): Step => ({
    id,
    name: t(`home.modules.${id}`),
    href: routeHash({ ...to, query: { ...kept, ...to.query } }),
    ...told,
  });
  return [
    step('identify', { screen: 'customers', query: {} }, identified(facts, words)),
    step('divide', { screen: 'lifecycle', query: {} }, divided(facts, words)),
    step('drivers', { screen: 'value', query: { part: 'weights' } }, driven(facts, words)),
    step('assess', { screen: 'value', query: { part: 'expected' } }, assessed(facts, words)),
    step('act', { screen: 'actions', query: {} }, acted(facts, words)),
  ];
}

type Told = Pick<Step, 'figure' | 'lines'>;

/** Why an analysis is not there; undefined for one that is. */
function missing({ summary }: LoopFacts, analysis: string, words: Words): string | undefined {
  const found = summary.gated.find((one) => one.analysis === analysis);
  return found && gateText(found.gate, words);
}

function identified(facts: LoopFacts, words: Words): Told {
  const { t } = words;
  const why = missing(facts, 'rfm', words);
  if (why !== undefined) return { figure: t('home.modules.missing'), lines: [why] };
  const { customers } = facts.summary.run;
  return {
    figure: t('common.count.customers', { count: customers }),
    lines: [t('home.modules.scored')],
  };
}

function divided(facts: LoopFacts, words: Words): Told {
  const { t, format } = words;
  const why = STAGE_SCHEME_IDS.flatMap((id) => {
    const text = missing(facts, `stages.${id}`, words);
    return text === undefined ? [] : [format.named(t(`terms.scheme.${id}`), text)];
  });
  const all = STAGE_SCHEME_IDS.length;
  return {
    figure: t('home.modules.schemes', {
      told: format.number(all - why.length),
      all: format.number(all),
    }),
    lines:
      why.length > 0 ? why : [t('home.modules.asOf', { day: format.day(facts.summary.run.asOf) })],
  };
}

/** Drivers beyond the orders themselves come from files beside them. */
function driven({ batches }: LoopFacts, { t }: Words): Told {
  const kinds = new Set(
    batches
      .filter(({ state, kind }) => state === 'complete' && !isLedgerKind(kind))
      .map(({ kind }) => kind),
  );
  if (kinds.size === 0) {
    return { figure: t('home.modules.ordersAlone'), lines: [t('home.modules.noFiles')] };
  }
  return {
    figure: t('home.modules.kinds', { count: kinds.size }),
    lines: [[...kinds].map((kind) => t(`terms.kind.${kind}`)).join(' · ')],
  };
}

function assessed(facts: LoopFacts, words: Words): Told {
  const { t, format } = words;
  const why = missing(facts, 'clv', words);
  if (why !== undefined) return { figure: t('home.modules.missing'), lines: [why] };
  const { margin, horizonMonths } = facts.settings.clv;
  const within = t('home.modules.within', {
    months: t('common.count.months', { count: horizonMonths }),
  });
  if (margin === null) {
    return { figure: t('home.modules.revenueValue'), lines: [within, t('home.modules.noMargin')] };
  }
  return {
    figure: t('definitions.clv.name'),
    lines: [within, t('home.modules.margin', { margin: format.percent(margin) })],
  };
}

function acted({ actions: { open, overdue } }: LoopFacts, { t }: Words): Told {
  return {
    figure: t('home.modules.actions', { count: open }),
    lines: [t('home.modules.overdue', { count: overdue })],
  };
}
