import fc from 'fast-check';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ByteBlocks } from '../read/byteBlocks.ts';
import { inflated, inflatedByLibrary, inflatedNatively } from './inflate.ts';

/** `bytes` in blocks of `size`. */
function inBlocks(bytes: Uint8Array, size: number): ByteBlocks {
  let at = 0;
  return {
    next() {
      if (at >= bytes.length) return undefined;
      at += size;
      return bytes.subarray(at - size, at);
    },
  };
}

function wholeOf(blocks: ByteBlocks | undefined): Buffer {
  if (blocks === undefined) throw new Error('not available');
  const parts: Buffer[] = [];
  for (let block = blocks.next(); block !== undefined; block = blocks.next()) {
    parts.push(Buffer.from(block));
  }
  return Buffer.concat(parts);
}

// If Node's side is gone, reading becomes slow and not wrong: this test tells.
describe.each([
  ['native', inflatedNatively],
  ['library', inflatedByLibrary],
  ['chosen', inflated],
])('inflate, %s', (_, inflate) => {
  it('unpacks what was packed, whatever the blocks', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        (bytes, times, size) => {
          const content = Buffer.concat(Array.from({ length: times }, () => bytes));
          const packed = deflateRawSync(content);
          expect(wholeOf(inflate(inBlocks(packed, size))).equals(content)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('unpacks gzip, several members too', () => {
    const packed = Buffer.concat([gzipSync(Buffer.from('abc')), gzipSync(Buffer.from('def'))]);
    expect(wholeOf(inflate(inBlocks(packed, 5), 'gzip')).toString()).toBe('abcdef');
    expect(() => wholeOf(inflate(inBlocks(packed.subarray(0, -10), 5), 'gzip'))).toThrow();
  });

  it('passes over what follows the end', () => {
    const packed = Buffer.concat([deflateRawSync(Buffer.from('abc')), Buffer.alloc(200, 7)]);
    expect(wholeOf(inflate(inBlocks(packed, 16))).toString()).toBe('abc');
  });

  it('refuses what is cut off or no such stream', () => {
    const packed = deflateRawSync(Buffer.from('abcdefghijklmnop'.repeat(9)));
    expect(() => wholeOf(inflate(inBlocks(packed.subarray(0, -3), 4)))).toThrow();
    expect(() => wholeOf(inflate(inBlocks(Buffer.from('ffffffffffff', 'hex'), 4)))).toThrow();
  });
});
