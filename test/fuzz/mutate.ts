import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import type { Seed } from './seeds.ts';

/** Numbers from 0 up to 1. */
type Random = () => number;
type Mutation = (bytes: Buffer, random: Random, seeds: readonly Seed[]) => Buffer;

const MAX_MUTATIONS = 4;
/** A file may not grow by doublings alone beyond what is quickly read. */
const MAX_BYTES = 2 << 20;

const TOKENS: readonly (string | Buffer)[] = [
  ...[
    '"',
    '""',
    "'",
    '\\',
    '\\"',
    ',',
    ';',
    '\t',
    '|',
    ', ',
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    '\0',
    '\x1a',
  ],
  ...[
    '\u2028',
    '\ufeff',
    '\u00a0',
    '\u3000',
    '合计',
    'Total',
    'sep=;\n',
    '="',
    '=1+1',
    '@',
    '-',
    '#',
  ],
  ...[
    'NaN',
    '-0',
    '1e999',
    '1e-999',
    '9'.repeat(25),
    '0x10',
    '(1)',
    '¥',
    '万',
    'USD',
    '1,234',
    '1.234',
  ],
  ...[
    '0000-00-00',
    '9999-12-31',
    '29.02.2023',
    '2024-13-01',
    '1899-12-31',
    '45296.99999',
    '113/1/5',
  ],
  ...[
    '&amp;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '&x;',
    '<!DOCTYPE x [<!ENTITY x "y">]>',
    '<![CDATA[',
  ],
  ...[
    ']]>',
    '<!--',
    '-->',
    '</row>',
    '<row r="1048577">',
    '<c r="XFE1">',
    '<v>',
    '</sst>',
    '<table>',
  ],
  ...[
    '<tr>',
    '<td colspan=99999 rowspan=99999>',
    '</table>',
    'xml:space="preserve"',
    '_xD800_',
    '_x0000_',
  ],
  ...[
    't="s"',
    's="4294967295"',
    '<mergeCell ref="A1:XFD1048576"/>',
    'table:number-columns-repeated="99999999"',
  ],
  ...['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x07\x08'].map((text) =>
    Buffer.from(text, 'latin1'),
  ),
  ...[
    'efbbbf',
    'fffe',
    'feff',
    '1f8b0800',
    'd0cf11e0a1b11ae1',
    '8130',
    'ff',
    'a1a1',
    'c080',
    'eda080',
  ].map((hex) => Buffer.from(hex, 'hex')),
];

/** Values that lengths, counts and offsets lie with. */
const LIES = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff,
];
const SIGNATURES = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06'];
const HEADER_BYTES = 46;

/** A mutated copy of one of the seeds: the same for the same numbers. */
export function mutated(seeds: readonly Seed[], random: Random): Seed {
  const { name, bytes } = pick(seeds, random);
  const inside = random() < 0.6 ? mutatedInside(name, bytes, random, seeds) : undefined;
  return { name, bytes: inside ?? mutatedBytes(Buffer.from(bytes), random, seeds) };
}

/** Mutates what is packed and packs it again, so that checks of sums do not end the matter. */
function mutatedInside(
  name: string,
  bytes: Uint8Array,
  random: Random,
  seeds: readonly Seed[],
): Uint8Array | undefined {
  try {
    if (name.endsWith('.gz')) return gzipSync(mutatedBytes(gunzipSync(bytes), random, seeds));
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
    const parts = unzipSync(bytes);
    const part = pick(Object.keys(parts), random);
    parts[part] = Uint8Array.from(mutatedBytes(Buffer.from(parts[part] ?? []), random, seeds));
    return zipSync(parts, { level: 1 });
  } catch {
    // A seed may be a file that nobody can unpack.
    return undefined;
  }
}

function mutatedBytes(bytes: Buffer, random: Random, seeds: readonly Seed[]): Buffer {
  let result = bytes;
  const count = 1 + Math.floor(random() * MAX_MUTATIONS);
  for (let i = 0; i < count; i += 1) result = pick(MUTATIONS, random)(result, random, seeds);
  return result.subarray(0, MAX_BYTES);
}

const flip: Mutation = (bytes, random) => {
  const result = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() ** 3 * 16); left > 0 && result.length > 0; left -= 1) {
    const at = Math.floor(random() * result.length);
    result[at] =
      random() < 0.5 ? (result[at] ?? 0) ^ (1 << Math.floor(random() * 8)) : random() * 256;
  }
  return result;
};

const cut: Mutation = (bytes, random) => {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const truncate: Mutation = (bytes, random) =>
  bytes.subarray(0, Math.floor(random() * bytes.length));

const double: Mutation = (bytes, random) => {
  const [from, to] = range(bytes, random);
  const times = 1 + Math.floor(random() ** 4 * 200);
  const pieces = Array.from({ length: times }, () => bytes.subarray(from, to));
  return Buffer.concat([bytes.subarray(0, to), ...pieces, bytes.subarray(to)]).subarray(
    0,
    MAX_BYTES,
  );
};

const splice: Mutation = (bytes, random, seeds) => {
  const other = Buffer.from(pick(seeds, random).bytes);
  const [from, to] = range(other, random);
  return inserted(bytes, other.subarray(from, to), random);
};

const token: Mutation = (bytes, random) => {
  let result = bytes;
  for (let left = 1 + Math.floor(random() ** 2 * 5); left > 0; left -= 1) {
    const chosen = pick(TOKENS, random);
    result = inserted(result, Buffer.from(chosen), random);
  }
  return result;
};

/** A length, count or offset that lies: in the header of a part of a zip, or anywhere. */
const lie: Mutation = (bytes, random) => {
  const result = Buffer.from(bytes);
  const width = random() < 0.5 ? 4 : 2;
  if (result.length < HEADER_BYTES + width) return result;
  const header = result.indexOf(Buffer.from(pick(SIGNATURES, random), 'latin1'));
  const start =
    header >= 0 ? header + Math.floor(random() * HEADER_BYTES) : random() * result.length;
  const at = Math.min(Math.floor(start), result.length - width);
  const value = pick(LIES, random);
  if (width === 4) result.writeUInt32LE(value, at);
  else result.writeUInt16LE(value & 0xffff, at);
  return result;
};

const MUTATIONS: readonly Mutation[] = [
  flip,
  flip,
  cut,
  truncate,
  double,
  splice,
  token,
  token,
  lie,
];

/** A stretch of some bytes, mostly short. */
function range(bytes: Buffer, random: Random): [number, number] {
  const from = Math.floor(random() * bytes.length);
  return [from, Math.min(bytes.length, from + 1 + Math.floor(random() ** 3 * bytes.length))];
}

/** Puts a piece into the bytes, half of the time over what is there. */
function inserted(bytes: Buffer, piece: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * (bytes.length + 1));
  const over = random() < 0.5 ? piece.length : 0;
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + over)]);
}

function pick<T>(list: readonly T[], random: Random): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}
