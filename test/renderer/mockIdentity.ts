import type { IdentityReview, LinkView } from '#shared/contract/identity.ts';
import { LINK_CONFIDENCE, LINK_RULES, type LinkRule } from '#shared/domain/identity.ts';
import type { MockAnswers } from './mockBridge.ts';

const SHOP = 'online_retail.csv';
const TILL = '收银_2011.csv';

function link(shop: string, till: string, rule: LinkRule): LinkView {
  return {
    a: { id: shop, name: shop, fileName: SHOP },
    b: { id: till, name: till, fileName: rule === 'ambiguous' ? SHOP : TILL },
    rule,
    confidence: LINK_CONFIDENCE[rule],
    state: rule === 'ambiguous' ? 'below' : 'linked',
  };
}

const LINKS: readonly LinkView[] = [
  link('17850', 'C-7F3K2M9QAAAAAAAAAAAAAAAAAA', 'phone'),
  link('13047', 'C-9ZK42M9QAAAAAAAAAAAAAAAAAA', 'phone'),
  link('14527', 'T-00831', 'both'),
  link('12583', '12662', 'ambiguous'),
];

/** Answers about who is who, which follow what is decided; `empty` has no file yet. */
export function identityAnswers({ empty }: { readonly empty: boolean }): MockAnswers {
  let links = empty ? [] : [...LINKS];
  return {
    'identity.review': ({ rule, offset, limit }: ReviewInput): IdentityReview => {
      const found = links.filter((one) => rule === null || one.rule === rule);
      return {
        ids: empty ? 0 : 4377,
        customers: empty ? 0 : 4377 - linkedOf(links),
        leastConfidence: 0.9,
        rules: LINK_RULES.map((name) => ({
          rule: name,
          confidence: LINK_CONFIDENCE[name],
          found: links.filter((one) => one.rule === name).length,
          linked: linkedOf(links.filter((one) => one.rule === name)),
        })),
        shared: { phone: empty ? 0 : 2, email: 0 },
        total: found.length,
        links: found.slice(offset, offset + limit),
      };
    },
    'identity.decide': ({ a, b, decision }: DecideInput) => {
      links = links.map((one) =>
        one.a.id === a && one.b.id === b ? { ...one, state: stateAfter(one, decision) } : one,
      );
      return {};
    },
  };
}

interface ReviewInput {
  readonly rule: LinkRule | null;
  readonly offset: number;
  readonly limit: number;
}

interface DecideInput {
  readonly a: string;
  readonly b: string;
  readonly decision: 'apart' | 'together' | 'default';
}

function linkedOf(links: readonly LinkView[]): number {
  return links.filter(({ state }) => state === 'linked').length;
}

function stateAfter({ rule }: LinkView, decision: DecideInput['decision']): LinkView['state'] {
  if (decision === 'apart') return 'undone';
  return decision === 'together' || rule !== 'ambiguous' ? 'linked' : 'below';
}
