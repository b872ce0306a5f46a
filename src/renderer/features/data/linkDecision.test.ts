import { expect, it } from 'vitest';
import type { LinkView } from '#shared/contract/identity.ts';
import { decisionFor } from './linkDecision.ts';

const ID = { id: 'a', fileName: 'a.csv', name: 'A' };

it.each([
  ['linked', 0.9, 'undo', 'apart'],
  ['linked', 0.7, 'undo', 'default'],
  ['undone', 0.9, 'restore', 'default'],
  ['undone', 0.7, 'restore', 'together'],
  ['below', 0.7, 'link', 'together'],
] as const)('a %s link of %d: %s keeps %s', (state, confidence, action, decision) => {
  const link: LinkView = { a: ID, b: ID, rule: 'phone', confidence, state };
  expect(decisionFor(link, 0.9)).toEqual({ action, decision });
});

it('leaves a blocked link to the decision that blocks it', () => {
  const link: LinkView = { a: ID, b: ID, rule: 'phone', confidence: 0.9, state: 'blocked' };
  expect(decisionFor(link, 0.9)).toBeUndefined();
});
