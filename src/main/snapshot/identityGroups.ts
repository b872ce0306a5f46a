import {
  LINK_CONFIDENCE,
  LINK_RULES,
  LINK_STATES,
  type LinkState,
} from '#shared/domain/identity.ts';
import type { IdentityLinks } from './identityLinks.ts';

/** Two ids about which the user has decided. */
export type IdPair = readonly [number, number];

/** What decides which of the possible links are made. */
export interface GroupingRules {
  /** Links below it are not made by themselves, 0 to 1. */
  readonly leastConfidence: number;
  /** Pairs that stay apart, whatever else would join them. */
  readonly apart: readonly IdPair[];
  /** Pairs whose link is made whatever its confidence. */
  readonly together: readonly IdPair[];
}

export interface IdentityGroups {
  /** For each id the first id of its group: the one that the person goes by. */
  readonly root: Int32Array;
  /** For each link its place in LINK_STATES. */
  readonly state: Uint8Array;
}

/**
 * Joins ids along the links that the rules allow.
 *
 * Two ids that were set apart are never in one group: where a third would join them, its links are
 * taken surest first and by the ids' texts, and the one that would close the way is left out. So the
 * groups hang on no order of rows.
 *
 * @param textOf the id's text; only asked for ids around a pair set apart
 */
export function groupIds(
  ids: number,
  links: IdentityLinks,
  rules: GroupingRules,
  textOf: (id: number) => string,
): IdentityGroups {
  const wanted = wantedLinks(ids, links, rules);
  const parent = Int32Array.from({ length: ids }, (_, id) => id);
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === LINKED) join(parent, links.a[i] as number, links.b[i] as number);
  }
  const torn = rules.apart.filter(([a, b]) => find(parent, a) === find(parent, b));
  if (torn.length > 0) separate(parent, links, wanted, torn, rules, textOf);
  for (let id = 0; id < ids; id++) parent[id] = find(parent, id);
  for (let i = 0; i < wanted.length; i++) {
    const joined = parent[links.a[i] as number] === parent[links.b[i] as number];
    if (wanted[i] === LINKED && !joined) wanted[i] = stateCode('blocked');
  }
  return { root: parent, state: wanted };
}

function stateCode(state: LinkState): number {
  return LINK_STATES.indexOf(state);
}
const LINKED = stateCode('linked');

/** What each link would be if nothing stood in its way. */
function wantedLinks(ids: number, links: IdentityLinks, rules: GroupingRules): Uint8Array {
  const decided = new Map<number, LinkState>();
  const decide = (pairs: readonly IdPair[], state: LinkState): void => {
    for (const [a, b] of pairs) decided.set(Math.min(a, b) * ids + Math.max(a, b), state);
  };
  decide(rules.together, 'linked');
  decide(rules.apart, 'undone');
  const byRule = LINK_RULES.map((rule) =>
    stateCode(LINK_CONFIDENCE[rule] >= rules.leastConfidence ? 'linked' : 'below'),
  );
  const wanted = new Uint8Array(links.a.length);
  for (let i = 0; i < wanted.length; i++) {
    const pair = (links.a[i] as number) * ids + (links.b[i] as number);
    const state = decided.size === 0 ? undefined : decided.get(pair);
    wanted[i] =
      state === undefined ? (byRule[links.rule[i] as number] as number) : stateCode(state);
  }
  return wanted;
}

/** Takes the groups that hold a pair set apart to pieces and builds them again around it. */
function separate(
  parent: Int32Array,
  links: IdentityLinks,
  wanted: Uint8Array,
  torn: readonly IdPair[],
  rules: GroupingRules,
  textOf: (id: number) => string,
): void {
  const isTorn = new Uint8Array(parent.length);
  for (const [a] of torn) isTorn[find(parent, a)] = 1;
  const inTorn = (id: number): boolean => isTorn[find(parent, id)] === 1;
  const members: number[] = [];
  const again: number[] = [];
  for (let id = 0; id < parent.length; id++) if (inTorn(id)) members.push(id);
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === LINKED && inTorn(links.a[i] as number)) again.push(i);
  }
  for (const id of members) parent[id] = id;
  const chosen = new Set(rules.together.map(([a, b]) => pairKey(textOf, a, b)));
  const ordered = again
    .map((link) => {
      const [a, b] = [links.a[link] as number, links.b[link] as number];
      const key = pairKey(textOf, a, b);
      return { a, b, key, rank: chosen.has(key) ? -1 : (links.rule[link] as number) };
    })
    .sort((x, y) => x.rank - y.rank || (x.key < y.key ? -1 : 1));
  for (const { a, b } of ordered) {
    const sides = new Set([find(parent, a), find(parent, b)]);
    const closes = torn.some(
      ([u, v]) =>
        find(parent, u) !== find(parent, v) &&
        sides.has(find(parent, u)) &&
        sides.has(find(parent, v)),
    );
    if (!closes) join(parent, a, b);
  }
}

function pairKey(textOf: (id: number) => string, a: number, b: number): string {
  return [textOf(a), textOf(b)].sort().join('\n');
}

function find(parent: Int32Array, id: number): number {
  let at = id;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

/** The earlier id stays the root. */
function join(parent: Int32Array, a: number, b: number): void {
  const [x, y] = [find(parent, a), find(parent, b)];
  parent[Math.max(x, y)] = Math.min(x, y);
}
