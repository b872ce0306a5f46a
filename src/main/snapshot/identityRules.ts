import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { DEFAULT_LEAST_CONFIDENCE } from '#shared/domain/identity.ts';
import type { Store } from '#main/store/index.ts';

const KEY = 'identity';

const pairsSchema = z.array(z.tuple([z.string(), z.string()])).readonly();
const decisionsSchema = z.strictObject({ apart: pairsSchema, together: pairsSchema });

/** Pairs of ids, as the store holds them, about which the user has decided. */
export type IdentityDecisions = z.infer<typeof decisionsSchema>;

/** What decides which customers of the ledger are one person. */
export interface IdentityRules extends IdentityDecisions {
  /** Links below it are not made by themselves, 0 to 1. */
  readonly leastConfidence: number;
}

/** The rules in force; the decisions are read from the workspace. */
export function identityRules(
  store: Store,
  leastConfidence = DEFAULT_LEAST_CONFIDENCE,
): IdentityRules {
  return { leastConfidence, ...readDecisions(store) };
}

function readDecisions(store: Store): IdentityDecisions {
  const saved = store.settings.get(KEY);
  return decisionsSchema.parse(
    saved === undefined ? { apart: [], together: [] } : JSON.parse(saved),
  );
}

/**
 * Keeps a decision about two ids, in place of an earlier one; `default` leaves them to the rules. The
 * order of the ids and of the decisions says nothing.
 */
export function decideLink(
  store: Store,
  ids: readonly [string, string],
  decision: 'apart' | 'together' | 'default',
): void {
  const [a = '', b = ''] = [...ids].sort();
  const { apart, together } = readDecisions(store);
  const others = (pairs: IdentityDecisions['apart']): [string, string][] =>
    pairs.filter(([x, y]) => x !== a || y !== b);
  const next = { apart: others(apart), together: others(together) };
  if (decision !== 'default') next[decision].push([a, b]);
  for (const pairs of [next.apart, next.together]) pairs.sort((x, y) => (x < y ? -1 : 1));
  store.settings.set(KEY, canonicalJson(next));
}

/**
 * Names the state of the data as the ledger shows it: batches, least confidence and decisions, as
 * SHA-256 in hex. A ledger or run of another state must not be taken for one of this.
 */
export function ledgerVersion(store: Store, rules: IdentityRules): string {
  const { leastConfidence, apart, together } = rules;
  const named = { batches: store.batches.dataVersion(), leastConfidence, apart, together };
  return createHash('sha256').update(canonicalJson(named)).digest('hex');
}
