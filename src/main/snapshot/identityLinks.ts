import type { LinkRule } from '#shared/domain/identity.ts';
import { LINK_RULES, MOST_IDS_OF_A_KEY } from '#shared/domain/identity.ts';
import { Growing } from './growing.ts';

/** Which ids were seen beside which phone (or e-mail): pair i is `id[i]` and `key[i]`. */
export interface KeyPairs {
  readonly id: Int32Array;
  readonly key: Int32Array;
  /** One per key: 1 if one file gives it to two ids. */
  readonly ambiguous: Uint8Array;
}

/** All that the files say about who may be one person. */
export interface IdentityEvidence {
  /** Ids are 0 to `ids - 1`, in order of first appearance. */
  readonly ids: number;
  readonly phone: KeyPairs;
  readonly email: KeyPairs;
}

/** Possible links: link i is between the ids `a[i] < b[i]`, ascending, each pair once. */
export interface IdentityLinks {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Place in LINK_RULES. */
  readonly rule: Uint8Array;
  /** Phones and e-mails with too many ids, which link nobody. */
  readonly shared: { readonly phone: number; readonly email: number };
}

const PHONE = 1;
const EMAIL = 2;
const AMBIGUOUS = 4;
/** A pair and its evidence as one number: up to 2^25 ids stay exact. */
const EVIDENCE = 8;

/**
 * Finds every pair of ids that share a phone or an e-mail. All pairs of a key's ids, not a chain
 * through the first of them, so that the order of rows decides nothing.
 */
export function findLinks(evidence: IdentityEvidence): IdentityLinks {
  const found = new Growing(Float64Array);
  const shared = {
    phone: addLinks(evidence.phone, evidence.ids, PHONE, found),
    email: addLinks(evidence.email, evidence.ids, EMAIL, found),
  };
  return { ...mergedLinks(found.take().sort(), evidence.ids), shared };
}

/** Adds the links of one kind of key; returns how many keys are shared by too many. */
function addLinks(pairs: KeyPairs, ids: number, kind: number, found: Growing<Float64Array>) {
  const sorted = Float64Array.from(
    pairs.key,
    (key, i) => key * ids + (pairs.id[i] as number),
  ).sort();
  const held = new Int32Array(MOST_IDS_OF_A_KEY);
  let shared = 0;
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    const key = Math.floor(value / ids);
    if (value !== sorted[i - 1]) {
      if (count < held.length) held[count] = value - key * ids;
      count += 1;
    }
    if (Math.floor((sorted[i + 1] ?? Infinity) / ids) === key) continue;
    const evidence = kind + (pairs.ambiguous[key] === 1 ? AMBIGUOUS : 0);
    if (count > held.length) shared += 1;
    else addPairs(held, count, ids, evidence, found);
    count = 0;
  }
  return shared;
}

function addPairs(
  held: Int32Array,
  count: number,
  ids: number,
  evidence: number,
  found: Growing<Float64Array>,
): void {
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      found.push(((held[i] as number) * ids + (held[j] as number)) * EVIDENCE + evidence);
    }
  }
}

function mergedLinks(sorted: Float64Array, ids: number): Omit<IdentityLinks, 'shared'> {
  const a = new Growing(Int32Array);
  const b = new Growing(Int32Array);
  const rule = new Growing(Int32Array);
  let sure = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    const pair = Math.floor(value / EVIDENCE);
    const evidence = value - pair * EVIDENCE;
    if ((evidence & AMBIGUOUS) === 0) sure |= evidence;
    if (Math.floor((sorted[i + 1] ?? Infinity) / EVIDENCE) === pair) continue;
    const first = Math.floor(pair / ids);
    a.push(first);
    b.push(pair - first * ids);
    rule.push(LINK_RULES.indexOf(ruleOf(sure)));
    sure = 0;
  }
  return { a: a.take(), b: b.take(), rule: Uint8Array.from(rule.take()) };
}

function ruleOf(sure: number): LinkRule {
  if (sure === PHONE + EMAIL) return 'both';
  if (sure === EMAIL) return 'email';
  return sure === PHONE ? 'phone' : 'ambiguous';
}
