import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINK_RULES, LINK_STATES } from '#shared/domain/identity.ts';
import { groupIds, type GroupingRules, type IdPair } from './identityGroups.ts';
import { findLinks, type IdentityEvidence, type KeyPairs } from './identityLinks.ts';

const RULES: GroupingRules = { leastConfidence: 0.9, apart: [], together: [] };

/** Pairs as [id, key]; keys named in `ambiguous` are given to two ids by one file. */
function pairs(list: readonly IdPair[], ambiguous: readonly number[] = []): KeyPairs {
  const keys = Math.max(-1, ...list.map(([, key]) => key)) + 1;
  return {
    id: Int32Array.from(list, ([id]) => id),
    key: Int32Array.from(list, ([, key]) => key),
    ambiguous: Uint8Array.from({ length: keys }, (_, key) => (ambiguous.includes(key) ? 1 : 0)),
  };
}

function evidence(ids: number, phone: KeyPairs, email: KeyPairs = pairs([])): IdentityEvidence {
  return { ids, phone, email };
}

function described(given: IdentityEvidence, rules: GroupingRules = RULES) {
  const links = findLinks(given);
  const { root, state } = groupIds(given.ids, links, rules, (id) => `id ${id}`);
  return {
    root: [...root],
    links: [...links.a].map((a, i) =>
      [a, links.b[i], LINK_RULES[links.rule[i] ?? 0], LINK_STATES[state[i] ?? 0]].join(' '),
    ),
    shared: links.shared,
  };
}

describe('linking ids', () => {
  it('is surest by e-mail and phone together, then by e-mail, then by phone', () => {
    const given = evidence(
      6,
      pairs([
        [0, 0],
        [1, 0],
        [2, 1],
        [3, 1],
      ]),
      pairs([
        [0, 0],
        [1, 0],
        [4, 1],
        [5, 1],
      ]),
    );
    expect(described(given)).toEqual({
      root: [0, 0, 2, 2, 4, 4],
      links: ['0 1 both linked', '2 3 phone linked', '4 5 email linked'],
      shared: { phone: 0, email: 0 },
    });
    expect(described(given, { ...RULES, leastConfidence: 0.95 }).root).toEqual([0, 0, 2, 3, 4, 4]);
  });

  it('only proposes what one file gives to two ids, unless told to link', () => {
    const given = evidence(
      3,
      pairs(
        [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        [0],
      ),
    );
    expect(described(given).links).toEqual([
      '0 1 ambiguous below',
      '0 2 ambiguous below',
      '1 2 ambiguous below',
    ]);
    expect(described(given, { ...RULES, together: [[2, 0]] }).root).toEqual([0, 1, 0]);
  });

  it('links nobody by a phone of more than five ids, and says so', () => {
    const family = Array.from({ length: 6 }, (_, id): IdPair => [id, 0]);
    expect(described(evidence(6, pairs(family.slice(1)))).links).toHaveLength(10);
    expect(described(evidence(6, pairs(family)))).toEqual({
      root: [0, 1, 2, 3, 4, 5],
      links: [],
      shared: { phone: 1, email: 0 },
    });
  });

  it('keeps apart what was undone, also where a third would join it', () => {
    const phone: IdPair[] = [0, 1, 2].map((id) => [id, 0]);
    const given = evidence(
      3,
      pairs(phone),
      pairs([
        [1, 0],
        [2, 0],
      ]),
    );
    const undone = described(given, { ...RULES, apart: [[1, 0]] });
    expect(undone).toEqual({
      root: [0, 1, 1],
      links: ['0 1 phone undone', '0 2 phone blocked', '1 2 both linked'],
      shared: { phone: 0, email: 0 },
    });
  });
});

describe('for any evidence', () => {
  const IDS = 12;
  const pair = fc.tuple(fc.nat(IDS - 1), fc.nat(9));
  const idPair = fc
    .tuple(fc.nat(IDS - 1), fc.nat(IDS - 1))
    .filter(([a, b]) => a !== b) as fc.Arbitrary<IdPair>;
  const anything = fc.record({
    phone: fc.array(pair, { maxLength: 20 }),
    email: fc.array(pair, { maxLength: 20 }),
    ambiguous: fc.array(fc.nat(9), { maxLength: 3 }),
    apart: fc.array(idPair, { maxLength: 4 }),
    least: fc.constantFrom(0.7, 0.9, 0.95, 0.99),
    order: fc.shuffledSubarray(
      Array.from({ length: IDS }, (_, i) => i),
      { minLength: IDS },
    ),
  });

  /** Groups as sets of the original ids, when ids come in another order. */
  function groupsIn(
    order: readonly number[],
    given: {
      readonly phone: readonly IdPair[];
      readonly email: readonly IdPair[];
      readonly ambiguous: readonly number[];
      readonly apart: readonly IdPair[];
      readonly least: number;
    },
  ): { readonly groups: string[]; readonly root: Int32Array; readonly place: Map<number, number> } {
    const place = new Map(order.map((id, at) => [id, at]));
    const at = (id: number): number => place.get(id) ?? -1;
    const moved = (list: readonly IdPair[]) =>
      pairs(
        list.map(([id, key]): IdPair => [at(id), key]).sort(([a], [b]) => a - b),
        given.ambiguous,
      );
    const { root } = groupIds(
      IDS,
      findLinks(evidence(IDS, moved(given.phone), moved(given.email))),
      {
        leastConfidence: given.least,
        apart: given.apart.map(([a, b]): IdPair => [at(a), at(b)]),
        together: [],
      },
      (id) => String(order[id]).padStart(2, '0'),
    );
    const byRoot = Map.groupBy(order, (id) => root[at(id)] ?? -1);
    const groups = [...byRoot.values()].map((ids) => ids.sort((a, b) => a - b).join(' ')).sort();
    return { groups, root, place };
  }

  it('the order of rows changes no group, and the first id of each is its root', () => {
    const asGiven = Array.from({ length: IDS }, (_, i) => i);
    fc.assert(
      fc.property(anything, (given) => {
        const { groups, root } = groupsIn(given.order, given);
        expect(groups).toEqual(groupsIn(asGiven, given).groups);
        root.forEach((first, id) => {
          expect(first).toBeLessThanOrEqual(id);
          expect(root[first]).toBe(first);
        });
      }),
    );
  });

  it('what was undone stays apart', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { root, place } = groupsIn(given.order, given);
        for (const [a, b] of given.apart) {
          expect(root[place.get(a) ?? -1]).not.toBe(root[place.get(b) ?? -1]);
        }
      }),
    );
  });

  it('saying everything twice changes nothing', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const twice = {
          ...given,
          phone: [...given.phone, ...given.phone],
          email: [...given.email, ...given.email],
        };
        expect(groupsIn(given.order, twice).groups).toEqual(groupsIn(given.order, given).groups);
      }),
    );
  });
});
