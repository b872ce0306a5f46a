import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { TimeSummary, FunnelLine, LeadFunnel, StepDuration } from '#main/engine/index.ts';
import { known } from './known.ts';

type View = Extract<AcquisitionView['funnel'], { ok: true }>['value'];

/** The lead funnel with the names of channels and steps; most leads first. */
export function funnelView(
  funnel: LeadFunnel,
  channels: readonly string[],
  steps: readonly string[],
): View {
  return {
    steps: funnel.steps.map((step) => steps[step] ?? ''),
    channels: funnel.lines
      .map((line, k) => ({ channel: channels[k] ?? '', ...lineOf(line) }))
      .filter(({ leads, orderedBefore }) => leads + orderedBefore > 0)
      .sort((a, b) => b.leads - a.leads || (a.channel < b.channel ? -1 : 1)),
    total: lineOf(funnel.total),
    durations: funnel.durations.map(stepOf),
    toOrder: stepOf(funnel.toOrder),
  };
}

function lineOf({ cycle, reached, ...counts }: FunnelLine): View['total'] {
  return { ...counts, reached: [...reached], cycle: durationOf(cycle) };
}

function durationOf({ count, median, p90 }: TimeSummary): View['total']['cycle'] {
  return { count, median: known(median), p90: known(p90) };
}

function stepOf({ backwards, ...days }: StepDuration): View['toOrder'] {
  return { ...durationOf(days), backwards };
}
