import type { IdentityReview, LinkView } from '#shared/contract/identity.ts';
import {
  LINK_CONFIDENCE,
  LINK_RULES,
  LINK_STATES,
  type LinkRule,
  type LinkState,
} from '#shared/domain/identity.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import { maskPersonal } from '#main/privacy/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { ByteDictionary, textAt, type PackedTexts, type Store } from '#main/store/index.ts';
import { ledgerBatches } from './batchCodes.ts';
import { internAll } from './batchCodes.ts';
import { gatherEvidence, type GatheredEvidence } from './identityEvidence.ts';
import type { IdentityGroups } from './identityGroups.ts';
import { keptIds } from './keptPersonal.ts';
import { findLinks, type IdentityLinks } from './identityLinks.ts';
import type { IdentityRules } from './identityRules.ts';
import { groupEvidence } from './ledgerCustomers.ts';

/** Which links are asked for. */
export interface ReviewPage {
  /** Null: of every rule. */
  readonly rule: LinkRule | null;
  readonly offset: number;
  readonly limit: number;
  /** Personal ids that were kept are named as written. */
  readonly plain: boolean;
}

interface Found {
  readonly batchesVersion: string;
  /** Ids of the ledger; undefined evidence means that nothing can link. */
  readonly ids: number;
  readonly evidence: GatheredEvidence | undefined;
  readonly links: IdentityLinks;
  /** Kind of an id that is personal data as written. */
  readonly kindOf: (id: number) => PersonalKind | undefined;
}

/** The links of a page: all of them, grouped, in the order in which they are shown. */
interface ShownLinks extends Pick<Found, 'links' | 'kindOf'> {
  readonly evidence: GatheredEvidence;
  readonly groups: IdentityGroups | undefined;
  readonly order: Uint32Array;
}

const NO_LINKS: IdentityLinks = {
  a: new Int32Array(0),
  b: new Int32Array(0),
  rule: new Uint8Array(0),
  shared: { phone: 0, email: 0 },
};

/** What the user undid comes first, then what is in its way, then what counts. */
const SHOWN: readonly LinkState[] = ['undone', 'blocked', 'linked', 'below'];

/** The links of a workspace, for looking through; holds what it found until the batches change. */
export class IdentityReader {
  readonly #store: Store;
  #found: Found | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Counts of all links and one page of them, under the rules as they are now. */
  review(rules: IdentityRules, page: ReviewPage, control: JobControl): IdentityReview {
    const { ids, evidence, links, kindOf } = this.#find(control);
    const groups = evidence && groupEvidence(evidence, links, rules);
    const order = shownOrder(links, groups, page.rule);
    return {
      ids,
      customers: groups ? rootsBelow(groups.root, ids) : ids,
      leastConfidence: rules.leastConfidence,
      rules: LINK_RULES.map((rule, r) => ({
        rule,
        confidence: LINK_CONFIDENCE[rule],
        found: count(links, (i) => links.rule[i] === r),
        linked: count(links, (i) => links.rule[i] === r && stateOf(groups, i) === 'linked'),
      })),
      shared: links.shared,
      total: order.length,
      links: evidence ? this.#views({ evidence, links, kindOf, groups, order }, page) : [],
    };
  }

  #find(control: JobControl): Found {
    const batchesVersion = this.#store.batches.dataVersion();
    if (this.#found?.batchesVersion === batchesVersion) return this.#found;
    const customers = ledgerIds(this.#store);
    const evidence = gatherEvidence(this.#store, customers, control);
    const links = evidence ? findLinks(evidence) : NO_LINKS;
    const kindOf = evidence ? keptIds(this.#store, evidence.dictionary.pack()) : () => undefined;
    this.#found = { batchesVersion, ids: customers.count, evidence, links, kindOf };
    return this.#found;
  }

  #views(
    { evidence, links, kindOf, groups, order }: ShownLinks,
    { offset, limit, plain }: ReviewPage,
  ): LinkView[] {
    const names = new Map(this.#store.batches.sources().map(({ id, fileName }) => [id, fileName]));
    const texts = evidence.dictionary.pack();
    const idView = (id: number): LinkView['a'] => {
      const [text, kind] = [textAt(texts, id), kindOf(id)];
      return {
        id: text,
        name: kind === undefined || plain ? text : maskPersonal(kind, text),
        fileName: names.get(evidence.batch[id] as number) ?? '',
      };
    };
    return Array.from(order.subarray(offset, offset + limit), (i) => {
      const rule = LINK_RULES[links.rule[i] as number] as LinkRule;
      return {
        a: idView(links.a[i] as number),
        b: idView(links.b[i] as number),
        rule,
        confidence: LINK_CONFIDENCE[rule],
        state: stateOf(groups, i),
      };
    });
  }
}

/** The ids of all lines, by their dictionaries alone. */
function ledgerIds(store: Store): PackedTexts {
  const dictionary = new ByteDictionary();
  for (const { id } of ledgerBatches(store)) {
    const texts = store.batches.dictionary(id, 'customer');
    if (texts) internAll(texts, dictionary);
  }
  return dictionary.pack();
}

function stateOf(groups: IdentityGroups | undefined, link: number): LinkState {
  return LINK_STATES[groups?.state[link] ?? 0] as LinkState;
}

function rootsBelow(root: Int32Array, ids: number): number {
  let roots = 0;
  for (let id = 0; id < ids; id++) if (root[id] === id) roots += 1;
  return roots;
}

function count(links: IdentityLinks, holds: (link: number) => boolean): number {
  let n = 0;
  for (let i = 0; i < links.a.length; i++) if (holds(i)) n += 1;
  return n;
}

/** Links of a rule (null = all) in the order in which they are shown: by state, then the least sure. */
function shownOrder(
  links: IdentityLinks,
  groups: IdentityGroups | undefined,
  rule: LinkRule | null,
): Uint32Array {
  const length = links.a.length;
  const rank = new Float64Array(length);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const r = links.rule[i] as number;
    if (rule !== null && LINK_RULES[r] !== rule) continue;
    const part = SHOWN.indexOf(stateOf(groups, i)) * LINK_RULES.length + LINK_RULES.length - r;
    rank[kept++] = part * length + i;
  }
  return Uint32Array.from(rank.subarray(0, kept).sort(), (value) => value % length);
}
