import type { LinkView } from '#shared/contract/identity.ts';

/** What the button of a link does: its word, and the decision that it keeps. */
export interface LinkDecision {
  readonly action: 'undo' | 'restore' | 'link';
  readonly decision: 'apart' | 'together' | 'default';
}

/**
 * The one step that changes a link. A step back to what the rules say keeps no decision, so that the
 * figures are again the very ones of before. A link in the way of another decision has none: that one
 * must be taken back.
 */
export function decisionFor(link: LinkView, leastConfidence: number): LinkDecision | undefined {
  const byRule = link.confidence >= leastConfidence;
  switch (link.state) {
    case 'linked':
      return { action: 'undo', decision: byRule ? 'apart' : 'default' };
    case 'undone':
      return { action: 'restore', decision: byRule ? 'default' : 'together' };
    case 'below':
      return { action: 'link', decision: 'together' };
    case 'blocked':
      return undefined;
  }
}
