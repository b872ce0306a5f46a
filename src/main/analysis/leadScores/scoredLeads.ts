import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import { leadScores, type LeadScoreInput, type LeadScores } from '#main/engine/index.ts';
import { channelLines } from '../acquisition/channelLines.ts';
import type { ImportedLeads } from '../acquisition/importedLeads.ts';
import { leadColumns } from '../acquisition/leadColumns.ts';
import { NO_LEADS, type GatedBody } from '../views/stored.ts';
import { leadContacts } from './leadContacts.ts';

/** Scores of leads with the names that belong to them. */
export interface ScoredLeads {
  readonly scores: LeadScores;
  /** Name of each channel line; empty for leads without a channel. */
  readonly channels: readonly string[];
}

/** What the leads of a workspace are scored from. */
export interface LeadData {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly orders: OrderColumns;
  readonly asOf: number;
  /** Undefined when no leads were imported. */
  readonly leads: ImportedLeads | undefined;
  readonly settings: AnalysisSettings;
}

/**
 * Scores the leads of a workspace, or says why they cannot be scored.
 * @throws AppError CANCELLED on request
 */
export function scoredLeads(data: LeadData, control: JobControl): GatedBody<ScoredLeads> {
  const found = leadInput(data, control);
  if (found === undefined) return NO_LEADS;
  const outcome = leadScores(found.input, control);
  return outcome.ok
    ? { ok: true, value: { scores: outcome.value, channels: found.channels } }
    : outcome;
}

/**
 * The leads as the engine takes them, with the names of their channel lines; undefined without leads.
 * @throws AppError CANCELLED on request
 */
export function leadInput(
  { store, ledger, leads, settings, orders, asOf }: LeadData,
  control: JobControl,
): { readonly input: LeadScoreInput; readonly channels: readonly string[] } | undefined {
  if (leads === undefined) return undefined;
  const { names, leadLine } = channelLines(
    ledger.channels,
    [],
    leads.channels,
    settings.acquisition.names,
  );
  const input = {
    orders,
    leads: leadColumns(leads, leadLine),
    contacts: leadContacts(store, leads, control),
    lines: names.length,
    asOf,
  };
  return { input, channels: names };
}
