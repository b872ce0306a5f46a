import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { formatIsoDay, lastDayOfMonth, parseIsoMonth } from '#shared/domain/calendar.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { ASLEEP_DAYS, leadHistories, openLeadStages } from '#main/engine/index.ts';
import { NO_LEADS, type GatedBody } from '../views/stored.ts';
import { leadInput, type LeadData } from './scoredLeads.ts';

/**
 * The leads that are open on the analysis date and at the end of months, by stage before the first order.
 * @param months names of months up to that of the analysis date, oldest first
 * @throws AppError CANCELLED on request
 */
export function stagesBeforeOrder(
  data: LeadData,
  months: readonly string[],
  control: JobControl,
): GatedBody<StagesBeforeOrder> {
  const found = leadInput(data, control);
  if (found === undefined) return NO_LEADS;
  const { orders, leads, contacts, asOf } = found.input;
  const ends = months.map((month) => Math.min(lastDayOfMonth(parseIsoMonth(month) ?? 0), asOf));
  const histories = leadHistories(orders, leads, contacts, asOf);
  const counts = openLeadStages(histories, [...ends, asOf]);
  const now = counts.at(-1) ?? { awareness: 0, interest: 0 };
  return {
    ok: true,
    value: {
      asOf: formatIsoDay(asOf),
      asleepDays: ASLEEP_DAYS,
      ...now,
      months: months.map((month, at) => ({ month, ...(counts[at] ?? now) })),
    },
  };
}
