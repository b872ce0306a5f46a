import type { OpenLead } from '#shared/contract/leadScores.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { keptPersonal, type Ledger } from '#main/snapshot/index.ts';
import { textAt, type Store } from '#main/store/index.ts';
import { importedLeads, type ImportedLeads } from '../acquisition/importedLeads.ts';
import { shownValue } from '../customers/customerNames.ts';
import { NO_LEADS, type GatedBody } from '../views/stored.ts';
import { scoredLeads, type ScoredLeads } from './scoredLeads.ts';

/** What a lead is called by, the first that its rows have. */
const NAMES = ['event_id', 'customer'] as const;

/** The open leads with their score, the highest chance first. */
export class LeadList {
  readonly #scored: ScoredLeads;
  readonly #leads: ImportedLeads;
  readonly #names: readonly LeadName[];
  readonly #asOf: number;

  constructor(store: Store, scored: ScoredLeads, leads: ImportedLeads, asOf: number) {
    this.#scored = scored;
    this.#leads = leads;
    this.#asOf = asOf;
    this.#names = leadNames(store, leads);
  }

  get total(): number {
    return this.#scored.scores.open.lead.length;
  }

  /** Rows from a place on; personal values that were kept stay masked, for the figure can be copied and saved. */
  page(offset: number, limit: number): OpenLead[] {
    const end = Math.min(this.total, offset + limit);
    return Array.from({ length: Math.max(0, end - offset) }, (_, i) => this.row(offset + i));
  }

  row(place: number, plain = false): OpenLead {
    const { scores, channels } = this.#scored;
    const { open, histories } = scores;
    const lead = open.lead[place] as number;
    const step = histories.steps[(open.step[place] as number) - 1];
    return {
      lead: shownLead(this.#names[lead], plain),
      channel: channels[histories.line[lead] as number] ?? '',
      step: step === undefined ? '' : (this.#leads.steps[step] ?? ''),
      firstContact: formatIsoDay(histories.firstDay[lead] as number),
      lastContact: formatIsoDay(this.#asOf - (open.silence[place] as number)),
      chance: open.chance[place] as number,
      points: open.points[place] as number,
    };
  }
}

/** The list of a run, computed again from what the run was made from. */
export function leadListOf(
  from: { readonly store: Store; readonly ledger: Ledger; readonly snapshot: Snapshot },
  settings: AnalysisSettings,
  control: JobControl,
): GatedBody<LeadList> {
  const { store, ledger, snapshot } = from;
  const leads = importedLeads(store, ledger, settings.identity.leastConfidence, control);
  if (leads === undefined) return NO_LEADS;
  const { orders, asOf } = snapshot;
  const scored = scoredLeads({ store, ledger, orders, asOf, leads, settings }, control);
  return scored.ok ? { ok: true, value: new LeadList(store, scored.value, leads, asOf) } : scored;
}

/** What a lead is called, and of which personal kind that is where it was kept as written. */
interface LeadName {
  readonly text: string;
  readonly kind: PersonalKind | undefined;
}

function shownLead(name: LeadName | undefined, plain: boolean): string {
  return name === undefined ? '' : shownValue(name.kind, name.text, plain).text;
}

/** Number of each lead in the files, or the id of the person; nothing for who has neither. */
function leadNames(store: Store, leads: ImportedLeads): LeadName[] {
  const names: LeadName[] = [];
  const kept = new Map(store.batches.sources().map((batch) => [batch.id, keptPersonal(batch)]));
  for (const column of NAMES) {
    let at = 0;
    for (const { id, rows } of leads.stretches) {
      const codes = store.batches.column(id, column);
      const texts = store.batches.dictionary(id, column);
      const kind = kept.get(id)?.get(column);
      for (let row = 0; codes && texts && row < rows; row++) {
        const lead = leads.lead[at + row] as number;
        const code = codes[row] as number;
        if (code >= 0) names[lead] ??= { text: textAt(texts, code), kind };
      }
      at += rows;
    }
  }
  return names;
}
