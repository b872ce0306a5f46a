import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

export type Funnel = Extract<AcquisitionView['funnel'], { ok: true }>['value'];
export type FunnelLine = Funnel['total'];

/** One step of a funnel as it is drawn. */
export interface FunnelStep {
  readonly name: string;
  readonly leads: number;
  /** Of all leads of the line; null where one of them is held back. */
  readonly share: number | null;
  /** From the step before, of all channels together. */
  readonly days: Funnel['toOrder'] | undefined;
}

/** The steps of a line, from all leads to another order within 90 days; never rising. */
export function funnelSteps(line: FunnelLine, funnel: Funnel, { t }: Words): FunnelStep[] {
  const share = (leads: number): number | null => {
    if (isHeldBack(leads) || isHeldBack(line.leads)) return null;
    return line.leads > 0 ? leads / line.leads : 0;
  };
  const step = (name: string, leads: number, days?: Funnel['toOrder']): FunnelStep => ({
    name,
    leads,
    share: share(leads),
    days,
  });
  return [
    step(t('channels.funnel.leads'), line.leads),
    ...funnel.steps.map((name, k) => step(name, line.reached[k] ?? 0, funnel.durations[k])),
    step(t('channels.funnel.firstOrder'), line.ordered, funnel.toOrder),
    step(t('channels.funnel.returned'), line.returned),
  ];
}

/** The funnel of one line as a table. */
export function funnelSpec(steps: readonly FunnelStep[], { t, format }: Words): TableSpec {
  const days = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : format.number(value);
  return {
    columns: [
      { label: t('channels.funnel.step') },
      { label: t('channels.funnel.leads'), numeric: true },
      { label: t('channels.funnel.share'), numeric: true },
      { label: t('channels.funnel.median'), numeric: true },
      { label: t('channels.funnel.p90'), numeric: true },
    ],
    rows: steps.map((step) => [
      step.name,
      countText(step.leads, format),
      step.share === null ? HELD_BACK_MARK : format.percent(step.share),
      days(step.days?.median),
      days(step.days?.p90),
    ]),
  };
}

/** What else is to be said of a line: who can still return, who was no lead, what was left out. */
export function funnelNotes(line: FunnelLine, funnel: Funnel, { t, format }: Words): string[] {
  const backwards = [...funnel.durations, funnel.toOrder].reduce((n, gap) => n + gap.backwards, 0);
  return [
    t('channels.funnel.days'),
    ...(line.observed < line.ordered
      ? [
          isHeldBack(line.observed)
            ? t('channels.funnel.someObserved')
            : t('channels.funnel.observed', {
                observed: format.number(line.observed),
                ordered: countText(line.ordered, format),
              }),
        ]
      : []),
    ...(line.lost > 0 ? [t('channels.funnel.lost', { count: format.number(line.lost) })] : []),
    ...(line.orderedBefore > 0
      ? [t('channels.funnel.before', { count: format.number(line.orderedBefore) })]
      : []),
    ...(backwards > 0 ? [t('channels.funnel.backwards', { count: format.number(backwards) })] : []),
  ];
}

/** Leads, orders and the time between them by channel, all together at the end. */
export function cycleSpec(funnel: Funnel, { t, format }: Words): TableSpec {
  const cells = (line: FunnelLine): (string | null)[] => [
    countText(line.leads, format),
    countText(line.ordered, format),
    line.leads > 0 && !isHeldBack(line.ordered) ? format.percent(line.ordered / line.leads) : null,
    line.cycle.median === null ? null : format.number(line.cycle.median),
    line.cycle.p90 === null ? null : format.number(line.cycle.p90),
    countText(line.orderedBefore, format),
  ];
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('channels.funnel.leads'), numeric: true },
      { label: t('channels.cycle.ordered'), numeric: true },
      { label: t('channels.cycle.rate'), numeric: true },
      { label: t('channels.funnel.median'), numeric: true },
      { label: t('channels.funnel.p90'), numeric: true },
      { label: t('channels.cycle.before'), numeric: true },
    ],
    rows: [
      ...funnel.channels.map((line) => [
        line.channel === '' ? t('acquisition.table.unknown') : line.channel,
        ...cells(line),
      ]),
      [t('acquisition.table.total'), ...cells(funnel.total)],
    ],
  };
}
