import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { ASLEEP_DAYS, leadHistories, openLeadStages } from '#main/engine/index.ts';
import { NO_LEADS, type GatedBody } from '../views/stored.ts';
import { leadInput, type LeadData } from './scoredLeads.ts';

/**
 * The leads that are open on the analysis date, by stage before the first order.
 * @throws AppError CANCELLED on request
 */
export function stagesBeforeOrder(
  data: LeadData,
  control: JobControl,
): GatedBody<StagesBeforeOrder> {
  const found = leadInput(data, control);
  if (found === undefined) return NO_LEADS;
  const { orders, leads, contacts, asOf } = found.input;
  const stages = openLeadStages(leadHistories(orders, leads, contacts, asOf), asOf);
  return { ok: true, value: { asOf: formatIsoDay(asOf), asleepDays: ASLEEP_DAYS, ...stages } };
}
