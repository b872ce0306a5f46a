import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawFile } from './rawFile.ts';
import { Utf8Blocks } from './utf8Blocks.ts';

/** What a file is read in at a time. */
const BLOCK = 4 << 20;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-blocks-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Characters of three bytes each, no two blocks of them alike, so that what is overwritten shows. */
function threeByteText(bytes: number): string {
  const units = new Uint16Array(bytes / 3);
  for (let i = 0; i < units.length; i++) units[i] = 0x4e00 + ((i * 7919) % 20_000);
  return Buffer.from(units.buffer).toString('utf16le');
}

describe('text of several blocks', () => {
  it.each([0, 1, 2])('is whole wherever a character is cut, %i bytes on', (shift) => {
    const text = `${'x'.repeat(shift)}${threeByteText(2.5 * BLOCK)}`;
    const path = join(folder, `shift${shift}.csv`);
    writeFileSync(path, text);
    const file = new RawFile(path, false);
    const blocks = new Utf8Blocks(file, { encoding: 'utf-8' });
    const parts: Uint8Array[] = [];
    for (let block = blocks.next(); block !== undefined; block = blocks.next()) {
      parts.push(Uint8Array.from(block));
    }
    file.close();
    expect(parts.length).toBeGreaterThan(2);
    expect(Buffer.concat(parts).toString('utf8') === text).toBe(true);
    expect(blocks.damage).toEqual({ nulls: 0, replaced: 0, otherLines: 0, twiceLines: 0 });
  });
});
