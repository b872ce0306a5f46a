import type { Encoding } from '#shared/contract/importReading.ts';

/** Line ends, delimiters and digits of a table, as a share of all units of its text. */
const MIN_PLAIN_SHARE = 0.04;
/** How many more of them one order of the bytes must give than the other. */
const PLAIN_RATIO = 3;
/** Units that no table is written in: private, unassigned, of scripts that nobody trades in. */
const MAX_ODD_SHARE = 0.02;
/** Zero bytes on one side of the pairs from which a text of nothing but ASCII and zeros is UTF-16. */
const ASCII_ZERO_SHARE = 0.5;

/** Scripts and signs of the tables that come: everything else is a sign of a wrong reading. */
const USUAL =
  /[\t\n\r\x20-\x7e\u00a0-\u052f\u0e00-\u0e7f\u1e00-\u1fff\u2000-\u203e\u20a0-\u20bf\u2100-\u22ff\u2460-\u25ff\u3000-\u30ff\u3131-\u318e\u3200-\u33ff\u3400-\u9fff\uac00-\ud7a3\ud800-\udfff\ufe30-\ufe6f\uff01-\uffe6]/u;

interface Side {
  readonly encoding: Encoding;
  /** Units that are ASCII, and those that are none of the usual ones. */
  plain: number;
  odd: number;
  /** Pairs whose byte of the higher place is zero. */
  zeros: number;
}

/**
 * UTF-16 without a mark, by its pairs of bytes: in one order of them the line ends, delimiters and digits of a
 * table appear, and little that no table is written in. Undefined for any other text.
 */
export function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  const little: Side = { encoding: 'utf-16le', plain: 0, odd: 0, zeros: 0 };
  const big: Side = { encoding: 'utf-16be', plain: 0, odd: 0, zeros: 0 };
  // Two units at least: what is shorter is a letter and a zero behind it.
  const units = head.length >> 1;
  if (units < 2 || !head.includes(0)) return undefined;
  let ascii = true;
  for (let i = 0; i < units; i += 1) {
    const [x, y] = [head[2 * i] as number, head[2 * i + 1] as number];
    if (isForeign(x) || isForeign(y)) ascii = false;
    addUnit(little, y, x);
    addUnit(big, x, y);
  }
  const [best, other] = little.plain >= big.plain ? [little, big] : [big, little];
  const fits =
    best.plain >= Math.max(1, units * MIN_PLAIN_SHARE) &&
    best.plain >= other.plain * PLAIN_RATIO &&
    best.odd <= units * MAX_ODD_SHARE;
  // Zeros between letters are as well those of cells of a fixed width.
  const certain = !ascii || best.zeros >= units * ASCII_ZERO_SHARE;
  return fits && certain ? best.encoding : undefined;
}

function addUnit(side: Side, high: number, low: number): void {
  if (high === 0) side.zeros += 1;
  const unit = high * 256 + low;
  const usual = unit !== 0 && USUAL.test(String.fromCharCode(unit));
  if (!usual) side.odd += 1;
  else if (unit < 0x80) side.plain += 1;
}

/** True for bytes that ASCII text does not have. */
function isForeign(byte: number): boolean {
  return byte >= 0x80 || (byte < 0x20 && byte !== 0 && (byte < 9 || byte > 13));
}
