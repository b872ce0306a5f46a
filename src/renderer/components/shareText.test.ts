import { expect, test } from 'vitest';
import { createFormatter } from '#shared/i18n/index.ts';
import { shareText } from './shareText.ts';

test.each([
  [0, '0%'],
  [0.0004, '0.0%'],
  [0.0994, '9.9%'],
  // Beside 10 % a 10.0 % would look like another kind of number.
  [0.0996, '10%'],
  [1, '100%'],
])('the share %d is written %s', (share, text) => {
  expect(shareText(share, createFormatter('en'))).toBe(text);
});
