import type { LeadColumns } from '#main/engine/index.ts';
import { foldName } from '../foldName.ts';
import type { ImportedLeads } from './importedLeads.ts';
import { leadStep } from './leadStepWords.ts';

/** The rows of leads as the engine takes them. @param leadLine channel line of each channel name */
export function leadColumns(leads: ImportedLeads, leadLine: Int32Array): LeadColumns {
  return {
    lead: leads.lead,
    line: leads.channel.map((code) => (code < 0 ? 0 : (leadLine[code] as number))),
    step: leads.step,
    day: leads.day,
    customer: leads.customer,
    steps: leads.steps.map((name) => leadStep(foldName(name))),
  };
}
