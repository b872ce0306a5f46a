import { describe, expect, it } from 'vitest';
import type { Encoding } from '#shared/contract/importReading.ts';
import { LEGACY_ENCODINGS } from '#shared/contract/importReading.ts';
import { isCertain, rankEncodings } from './encodings.ts';
import { SegmentSampler } from './segments.ts';

/** The encoding found for a file whose only words beyond ASCII are these bytes, given in hex. */
function found(hex: string): Encoding | undefined {
  const sampler = new SegmentSampler();
  sampler.add(
    Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from(hex, 'hex'), Buffer.from('\n')]),
  );
  sampler.end();
  return rankEncodings(sampler.segments(), LEGACY_ENCODINGS)[0]?.encoding;
}

describe('rankEncodings', () => {
  it.each([
    ['王小明', 'gb18030', 'cdf5d0a1c3f7'],
    ['订单编号', 'gb18030', 'b6a9b5a5b1e0bac5'],
    ['王小明', 'big5', 'a4fda470a9fa'],
    ['訂單編號', 'big5', 'ad71b3e6bd73b8b9'],
    ['山田太郎', 'shift_jis', '8e52936391be9859'],
    ['注文番号', 'shift_jis', '928d95b694d48d86'],
    ['サトウ', 'shift_jis', '835483678345'],
    ['山田太郎', 'euc-jp', 'bbb3c5c4c2c0cfba'],
    ['注文日', 'euc-jp', 'c3edcab8c6fc'],
    ['김철수', 'euc-kr', 'b1e8c3b6bcf6'],
    ['주문번호', 'euc-kr', 'c1d6b9aeb9f8c8a3'],
    ['José Müller', 'windows-1252', '4a6f73e9204dfc6c6c6572'],
    ['“Crème” – 5 €', 'windows-1252', '934372e86d6594209620352080'],
    ['Köln', 'ibm437', '4b946c6e'],
    ['Málaga Señor', 'ibm437', '4da06c616761205365a46f72'],
  ] as const)('%s in %s', (_, encoding, hex) => {
    expect(found(hex)).toBe(encoding);
  });
});

describe('valid UTF-8', () => {
  it('of two-byte letters that stand in no word is held against what else it may be', () => {
    // 食品 in GB18030, twice; the famous single ʤ may well be meant.
    expect(isCertain(utf8('cab3c6b7'))).toBe(false);
    expect(isCertain(utf8('caa4'))).toBe(true);
    expect(isCertain(utf8('c3a9'))).toBe(true);
    expect(isCertain(utf8('d09cd0b0d180d0b8d18f'))).toBe(true);
    expect(isCertain([])).toBe(true);
  });
});

function utf8(hex: string) {
  return rankEncodings([Buffer.from(hex, 'hex')], ['utf-8']);
}
