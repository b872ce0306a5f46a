import type { JobControl } from '#main/jobs/index.ts';
import {
  packTexts,
  textAt,
  type BatchRecord,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';
import { unifiedCodes } from './batchCodes.ts';
import { gatherEvidence, type GatheredEvidence } from './identityEvidence.ts';
import { groupIds, type IdentityGroups, type IdPair } from './identityGroups.ts';
import { findLinks, type IdentityLinks } from './identityLinks.ts';
import type { IdentityRules } from './identityRules.ts';
import type { LedgerAliases } from './ledger.ts';
import { firstAppearance, pickTexts } from './texts.ts';

/** Customers of all lines, with codes in order of first appearance; -1 = unidentified. */
export interface CustomerCodes {
  readonly codes: Int32Array;
  readonly texts: PackedTexts;
}

/** The customers as the files name them: equal text, equal customer. */
export function ledgerCustomers(
  store: Store,
  batches: readonly BatchRecord[],
  starts: readonly number[],
  control: JobControl,
): CustomerCodes {
  const { codes, texts } = unifiedCodes(store, batches, 'customer', starts, control);
  const { recoded, used } = firstAppearance(codes, texts.count);
  return { codes: recoded, texts: pickTexts(texts, used) };
}

/** Customers after linking, with the ids that were taken into them. */
export interface LinkedCustomers extends CustomerCodes {
  readonly aliases: LedgerAliases;
}

/** The customers as persons: ids that are linked become the one that appeared first. */
export function linkedCustomers(
  store: Store,
  customers: CustomerCodes,
  rules: IdentityRules,
  control: JobControl,
): LinkedCustomers {
  const evidence = gatherEvidence(store, customers.texts, control);
  if (evidence === undefined) {
    return { ...customers, aliases: { texts: packTexts([]), customer: new Uint32Array(0) } };
  }
  control.check();
  const { root } = groupEvidence(evidence, findLinks(evidence), rules);
  const { count } = customers.texts;
  const codes = customers.codes.map((code) => (code < 0 ? -1 : (root[code] as number)));
  // Roots come first in their groups, so their order is the order of first appearance.
  const { recoded, used } = firstAppearance(codes, count);
  return {
    codes: recoded,
    texts: pickTexts(customers.texts, used),
    aliases: aliasesOf(evidence, root, used),
  };
}

/** Ids that are not what their customer goes by; `used[customer]` is what he goes by. */
function aliasesOf(evidence: GatheredEvidence, root: Int32Array, used: Uint32Array): LedgerAliases {
  const place = new Int32Array(root.length).fill(-1);
  used.forEach((id, customer) => (place[id] = customer));
  const others = Uint32Array.from({ length: evidence.ids }, (_, id) => id).filter(
    (id) => root[id] !== id && (place[root[id] as number] as number) >= 0,
  );
  return {
    texts: pickTexts(evidence.dictionary.pack(), others),
    customer: others.map((id) => place[root[id] as number] as number),
  };
}

/** Applies the rules, whose decisions are texts, to gathered evidence. */
export function groupEvidence(
  evidence: GatheredEvidence,
  links: IdentityLinks,
  rules: IdentityRules,
): IdentityGroups {
  const { dictionary } = evidence;
  const idsOf = (pairs: IdentityRules['apart']): IdPair[] =>
    pairs.map(([a, b]) => [dictionary.internText(a), dictionary.internText(b)]);
  const [apart, together] = [idsOf(rules.apart), idsOf(rules.together)];
  const texts = dictionary.pack();
  // Decided ids that are in no file any more became ids of their own, tied to nothing.
  return groupIds(
    texts.count,
    links,
    { leastConfidence: rules.leastConfidence, apart, together },
    (id) => textAt(texts, id),
  );
}
