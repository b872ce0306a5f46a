import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { Gate } from '#shared/contract/common.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { acquisitionDominance, tierDominance } from '../dominance.ts';
import {
  allOf,
  heldTogether,
  holdCells,
  isFew,
  protectList,
  type Protected,
} from '../heldCells.ts';
import { heldWhole, protectedAnswer, SMALL_GROUP, type Answerer } from './answers.ts';

type Worth = AcquisitionView['cohorts'][number];
type Line = AcquisitionView['total'];

/**
 * Channels, months and tiers with what they cost and are worth. The funnel of leads, the mix of
 * channels and the curves of payback are no part of what a report takes, so they stay in the core.
 */
export const acquisitionAnswer: Answerer<'acquisition'> = ({ run }, { show }) => {
  const acquisition = run.acquisition.overview();
  if (show === 'costs' && acquisition.ok && acquisition.value.costs.state !== 'used') {
    return heldWhole(NO_COSTS);
  }
  return protectedAnswer(acquisition, (view): Protected<AcquisitionView> => {
    const dominated = acquisitionDominance(run, view);
    const unsafe = view.channels.map(
      (channel, at) => dominated.channels[at] === true || hidesPart(channel),
    );
    const channels = protectList(view.channels, unsafe, (channel) => ({
      ...hiddenLine(channel),
      channel: channel.channel,
      quadrant: null,
      alert: null,
      prices: null,
    }));
    const cohorts = protectList(view.cohorts, dominated.cohorts, hiddenWorth);
    const tiers = protectList(view.tiers, tierDominance(run), (tier) => ({
      ...hiddenWorth(tier),
      realised: 0,
    }));
    const total = protectMonths(view.total);
    return {
      figure: {
        ...view,
        channels: channels.figure.map((channel) => ({ ...channel, months: [], recovered: [] })),
        cohorts: cohorts.figure,
        tiers: tiers.figure,
        total: total.figure,
        mix: null,
        funnel: SMALL_GROUP,
      },
      held: heldTogether([channels.held, cohorts.held, tiers.held, total.held]),
    };
  });
};

const NO_COSTS: Gate = { ok: false, code: 'NO_DATA', reason: 'no_costs', details: {} };

/** True if a ratio of the line is of a few customers, or of all but a few. */
function hidesPart(line: Line): boolean {
  const losses = [line.newestLoss, line.earlierLoss];
  return (
    isFew(line.costedCustomers) ||
    isFew(line.observed) ||
    losses.some(({ customers, lost }) => isFew(lost) || isFew(customers - lost))
  );
}

function hiddenWorth<W extends Omit<Worth, 'month'>>(worth: W): W {
  return {
    ...worth,
    customers: HELD_BACK,
    costedCustomers: 0,
    cost: null,
    cac: null,
    clv: null,
    clvToCac: null,
    paybackMonths: null,
  };
}

function hiddenLine<L extends Line>(line: L): L {
  const none = { customers: 0, lost: 0 };
  return {
    ...hiddenWorth(line),
    allocated: 0,
    conversion: null,
    observed: 0,
    retention: null,
    stickiness: null,
    newestLoss: none,
    earlierLoss: none,
    months: [],
    recovered: [],
  };
}

/** The months of all channels, whose customers add up to the total. */
function protectMonths(total: Line): Protected<Line> {
  const { cells, held } = holdCells({
    counts: total.months.map(({ customers }) => customers),
    lines: [allOf(total.months.length)],
  });
  const months = total.months.map((month, at) =>
    cells[at] ? { ...month, customers: HELD_BACK, cost: null, cac: null, conversion: null } : month,
  );
  return { figure: { ...total, months, recovered: [] }, held };
}
