import { z } from 'zod';
import { command, job, query } from './method.ts';
import { emptySchema, languageSchema, ticketSchema } from './common.ts';
import { ERROR_CODES } from './errors.ts';

/** Workspaces, the lock, and the program itself. */

const workspaceSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['user', 'demo']),
  createdAt: z.string(),
  /** Time of the last verified backup, or null. */
  backupAt: z.string().nullable(),
});
export type WorkspaceSummary = z.infer<typeof workspaceSummarySchema>;

const passphraseSchema = z.string().max(1024);

const verifyReportSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.enum([
        'integrity',
        'foreign_keys',
        'migrations',
        'audit_chain',
        'columns',
        'backup_age',
      ]),
      ok: z.boolean(),
      code: z.enum(ERROR_CODES).exactOptional(),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type VerifyReportView = z.infer<typeof verifyReportSchema>;

const bytesSchema = z.number().int();

/** What fills the workspace's file, in bytes; the parts add up to the total. */
const storageSchema = z.object({
  total: bytesSchema,
  imports: bytesSchema,
  runs: bytesSchema,
  /** Prepared from the imports for quick answers; made again when needed. */
  cache: bytesSchema,
  /** Empty room inside the file. */
  free: bytesSchema,
  other: bytesSchema,
  /** All runs on record, those with values per customer, those with their tables. */
  runCount: z.number().int(),
  wholeRuns: z.number().int(),
  tabledRuns: z.number().int(),
});
export type StorageView = z.infer<typeof storageSchema>;

/** What the program remembers outside every workspace; nothing about persons or data. */
export const preferencesSchema = z.object({
  language: languageSchema,
  theme: z.enum(['system', 'light', 'dark']),
  /** Idle minutes after which the workspace locks, 0 = never. */
  lockAfterMinutes: z.number().int().min(0).max(240),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const workspaceContract = {
  'app.info': query(
    emptySchema,
    z.object({
      version: z.string(),
      engineVersion: z.string(),
      host: z.enum(['electron', 'chromium', 'headless']),
      node: z.string(),
      platform: z.string(),
      dataFolder: z.string(),
      /** Requests that left the allowed set and were refused since the program started. */
      refusedRequests: z.number(),
    }),
  ),
  'app.preferences': query(emptySchema, preferencesSchema),
  'app.setPreferences': command(preferencesSchema.partial(), preferencesSchema),

  'workspace.list': query(emptySchema, z.array(workspaceSummarySchema)),
  'workspace.current': query(emptySchema, workspaceSummarySchema.nullable()),
  'workspace.create': command(
    z.strictObject({ name: z.string().trim().min(1).max(80), passphrase: passphraseSchema }),
    z.object({ workspace: workspaceSummarySchema, recoveryWords: z.array(z.string()) }),
  ),
  'workspace.unlock': command(
    z.strictObject({ id: z.string(), passphrase: passphraseSchema }),
    workspaceSummarySchema,
  ),
  'workspace.recover': command(
    z.strictObject({ id: z.string(), words: z.string().max(1024), passphrase: passphraseSchema }),
    workspaceSummarySchema,
  ),
  'workspace.changePassphrase': command(
    z.strictObject({ current: passphraseSchema, next: passphraseSchema }),
    emptySchema,
  ),
  'workspace.newRecoveryWords': command(
    z.strictObject({ passphrase: passphraseSchema }),
    z.object({ recoveryWords: z.array(z.string()) }),
  ),
  'workspace.lock': command(emptySchema, emptySchema),
  /** Opens the demo workspace without questions; made, filled and analysed at the first time. */
  'workspace.openDemo': job(emptySchema, workspaceSummarySchema),
  'workspace.storage': query(emptySchema, storageSchema),
  'workspace.verify': job(emptySchema, verifyReportSchema),
  /** Encrypted copy of the whole workspace; asks the host where. Null when the user changed their mind. */
  'workspace.backup': job(emptySchema, z.object({ savedAs: z.string() }).nullable()),
  'workspace.restore': job(z.strictObject({ ticket: ticketSchema }), workspaceSummarySchema),
};
