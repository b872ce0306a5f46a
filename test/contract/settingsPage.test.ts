import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';

const PAGE = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');

/** What the page says of each setting: its value as delivered. */
const told = new Map(
  [...PAGE.matchAll(/^\| `([\w.]+)` +\|[^|]*\| ([^|]*?) +\|/gmu)].map(
    ([, key = '', value = '']) => [key, value],
  ),
);

/** Ways to the values of the settings as delivered. */
function leaves(value: unknown, way: string): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [[way, value === '' ? 'empty' : [value].flat().map(String).join(', ')]];
  }
  const parts = Object.entries(value);
  if (parts.length === 0) return [[way, 'empty']];
  return parts.flatMap(([key, part]) => leaves(part, way === '' ? key : `${way}.${key}`));
}

it('the page of the settings tells each of them with its value as delivered, and no other', () => {
  expect([...told]).toEqual(leaves(analysisSettingsSchema.parse({}), ''));
});
