import { utils, write, type BookType } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { codeOf, control, fileOf, folder } from '#test/fixtures/importRoom.ts';
import {
  isPlain,
  lockAgile,
  lockBiff,
  lockStandard,
  lockXor,
  type AgileOptions,
} from '#test/support/lockedBooks.ts';
import { lockOds, type OdsLock } from '#test/support/lockedOds.ts';
import { lockZip } from '#test/support/lockedZip.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables, writeTable } from '../index.ts';
import { Rc4 } from './rc4.ts';

/** Of a compound file: where its header names the first sector of the table of chains, and what ends a chain. */
const FIRST_TABLE_SECTOR = 76;
const SECTOR_BYTES = 512;
const END_OF_CHAIN = 0xfffffffe;

const PASSWORD = 'Blåbär 密码 7';
const ROWS = Array.from({ length: 500 }, (_, i) => [
  `A${String(i)}`,
  '2024-01-05',
  `客户${String(i)}`,
  i + 0.5,
]);
const TABLE = [['order_no', 'date', 'customer_id', 'amount'], ...ROWS];
const CSV = `${TABLE.map((row) => row.join(',')).join('\n')}\n`;

function made(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(TABLE), 'Orders');
  return write(book, { bookType, type: 'buffer' }) as Uint8Array;
}

const XLSX = made('xlsx');
const XLS = made('biff8');
const ODS = made('ods');

/** The table of a file under a password, as CSV. */
function read(path: string, password: string): string {
  const file = { path, password: Buffer.from(password) };
  const [table] = readTables(file, {}, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'locked.csv');
  writeTable(file, table, out, control);
  return readFileSync(out, 'utf8');
}

const LOCKED: readonly (readonly [string, string, () => Uint8Array])[] = [
  ...(['SHA1', 'SHA256', 'SHA384', 'SHA512'] as const).map(
    (hash) =>
      [`agile ${hash}`, 'a.xlsx', () => lockAgile(XLSX, PASSWORD, { hash, bits: 128 })] as const,
  ),
  ['agile AES-192', 'a.xlsx', () => lockAgile(XLSX, PASSWORD, { bits: 192 })],
  ['agile AES-256 around an XLSB', 'a.xlsb', () => lockAgile(made('xlsb'), PASSWORD)],
  ...([128, 192, 256] as const).map(
    (bits) =>
      [`standard AES-${String(bits)}`, 'a.xlsx', () => lockStandard(XLSX, PASSWORD, bits)] as const,
  ),
  ['RC4 of XLS', 'a.xls', () => lockBiff(XLS, PASSWORD, 'plain')],
  ['RC4 of the CryptoAPI, 128 bits', 'a.xls', () => lockBiff(XLS, PASSWORD, 128)],
  ['RC4 of the CryptoAPI, 40 bits', 'a.xls', () => lockBiff(XLS, PASSWORD, 40)],
  ['XOR of XLS', 'a.xls', () => lockXor(XLS, PASSWORD)],
  ['XOR of XLS, as older versions write it', 'a.xls', () => lockXor(XLS, PASSWORD, true)],
  ...([128, 192, 256] as const).map(
    (bits) => [`ODS AES-${String(bits)}`, 'a.ods', () => lockOds(ODS, PASSWORD, { bits })] as const,
  ),
  ['ODS by SHA-1', 'a.ods', () => lockOds(ODS, PASSWORD, { start: 'sha1' })],
  ...(['classic', 128, 192, 256] as const).flatMap((kind) => [
    [
      `zip ${String(kind)} of text`,
      'a.zip',
      () => lockZip('o.csv', Buffer.from(CSV), PASSWORD, kind),
    ] as const,
    [
      `zip ${String(kind)} of a workbook`,
      'a.zip',
      () => lockZip('o.xlsx', XLSX, PASSWORD, kind),
    ] as const,
  ]),
];

describe('protected files', () => {
  it.each(LOCKED)('%s: asked for, refused, opened', (_, name, make) => {
    const bytes = make();
    expect(isPlain(bytes)).toBe(false);
    const path = fileOf(bytes, name);
    expect(codeOf(() => readTables(path, {}, control))).toBe('FILE_PASSWORD_MISSING');
    expect(codeOf(() => read(path, 'blåbär 密码 7'))).toBe('FILE_PASSWORD_WRONG');
    expect(read(path, PASSWORD)).toBe(CSV);
    // What was read with the password is not handed out to somebody without it.
    expect(codeOf(() => readTables(path, {}, control))).toBe('FILE_PASSWORD_MISSING');
  });

  it('names the file and nothing of the password in the refusal', () => {
    const path = fileOf(lockAgile(XLSX, PASSWORD), 'secret orders.xlsx');
    try {
      read(path, 'wrong-password');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      const { body, message, cause } = error as AppError;
      expect(body).toEqual({ code: 'FILE_PASSWORD_WRONG', place: { file: 'secret orders.xlsx' } });
      expect([message, cause]).toEqual(['FILE_PASSWORD_WRONG', undefined]);
    }
  });

  it('opens what Office locks with its own password without asking', () => {
    expect(read(fileOf(lockAgile(XLSX, 'VelvetSweatshop'), 'a.xlsx'), 'VelvetSweatshop')).toBe(CSV);
    const [table] = readTables(fileOf(lockAgile(XLSX, 'VelvetSweatshop'), 'b.xlsx'), {}, control);
    expect(table?.rows).toBe(500);
    const [old] = readTables(fileOf(lockBiff(XLS, 'VelvetSweatshop', 128), 'b.xls'), {}, control);
    expect(old?.rows).toBe(500);
  });

  it('an unprotected file does not mind a password', () => {
    expect(read(fileOf(XLSX, 'open.xlsx'), PASSWORD)).toBe(CSV);
    expect(read(fileOf(CSV, 'open.csv'), PASSWORD)).toBe(CSV);
  });
});

describe('limits and damage', () => {
  const agile = (options: AgileOptions): string =>
    fileOf(lockAgile(XLSX, PASSWORD, options), 'a.xlsx');

  it('a number of rounds that nobody writes is refused before the first of them', () => {
    const path = agile({ spins: 10, saidSpins: 10_000_001 });
    expect(codeOf(() => read(path, PASSWORD))).toBe('FILE_ENCRYPTED');
  });

  it('says of an ODS what is not opened', () => {
    const refusal = (said: OdsLock['said']): string => {
      const path = fileOf(lockOds(ODS, PASSWORD, said && { said }), 'a.ods');
      return codeOf(() => read(path, PASSWORD));
    };
    expect(refusal({ cipher: 'Blowfish CFB' })).toBe('FILE_ENCRYPTED');
    expect(refusal({ derivation: 'urn:org:documentfoundation:argon2id' })).toBe('FILE_ENCRYPTED');
    expect(refusal({ rounds: 1_000_001 })).toBe('FILE_ENCRYPTED');
    expect(refusal({ rounds: 0 })).toBe('FILE_DAMAGED');
  });

  it('rounds can be cancelled', () => {
    const path = agile({ spins: 10, saidSpins: 9_000_000 });
    let asked = 0;
    const check = (): void => {
      asked += 1;
      if (asked > 3) throw new AppError('CANCELLED');
    };
    const file = { path, password: Buffer.from(PASSWORD) };
    expect(codeOf(() => readTables(file, {}, { ...control, check }))).toBe('CANCELLED');
  });

  it('a changed content is found by its sum (agile, WinZip AES), and by its CRC (ZipCrypto)', () => {
    const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const sealed = lockAgile(XLSX, PASSWORD);
    // The content fills most of the container.
    const changed = fileOf(flipped(sealed, sealed.length >> 1), 'a.xlsx');
    expect(codeOf(() => read(changed, PASSWORD))).toBe('FILE_DAMAGED');
    const csv = Buffer.from(CSV);
    const aes = fileOf(flipped(lockZip('o.csv', csv, PASSWORD, 256), 400), 'a.zip');
    expect(codeOf(() => read(aes, PASSWORD))).toBe('FILE_DAMAGED');
    // Its check is one byte: damage and a wrong password cannot be told apart.
    const classic = fileOf(flipped(lockZip('o.csv', csv, PASSWORD, 'classic'), 400), 'a.zip');
    expect(codeOf(() => read(classic, PASSWORD))).toBe('FILE_PASSWORD_WRONG');
  });

  it('a container that is cut is damaged, not endless', () => {
    for (const make of [() => lockAgile(XLSX, PASSWORD), () => lockStandard(XLSX, PASSWORD)]) {
      const bytes = make();
      const cut = fileOf(bytes.slice(0, bytes.length >> 1), 'cut.xlsx');
      expect(codeOf(() => read(cut, PASSWORD))).toBe('FILE_DAMAGED');
    }
  });
});

it('an old workbook whose chains lead out of the file is damaged', () => {
  const bytes = Buffer.from(lockBiff(XLS, PASSWORD, 128));
  const table = (bytes.readUInt32LE(FIRST_TABLE_SECTOR) + 1) * SECTOR_BYTES;
  for (let at = table; at < table + SECTOR_BYTES; at += 4) {
    if (bytes.readUInt32LE(at) === END_OF_CHAIN) bytes.writeUInt32LE(0xffffff, at);
  }
  expect(codeOf(() => read(fileOf(bytes, 'a.xls'), PASSWORD))).toBe('FILE_DAMAGED');
});

it('RC4 gives the streams of RFC 6229', () => {
  const stream = (key: string): string =>
    Buffer.from(new Rc4(Buffer.from(key, 'hex')).next(16)).toString('hex');
  expect(stream('0102030405')).toBe('b2396305f03dc027ccc3524a0a1118a8');
  expect(stream('0102030405060708090a0b0c0d0e0f10')).toBe('9ac7cc9a609d1ef7b2932899cde41b97');
});
