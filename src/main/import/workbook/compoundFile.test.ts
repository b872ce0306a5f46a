import { createRequire } from 'node:module';
import type * as Sheets from '@e965/xlsx';
import { expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { control, fileOf } from '#test/fixtures/importRoom.ts';
import { readTables } from '../index.ts';

const SECTOR = 512;
/** Begins the set of properties that holds the title. */
const SUMMARY = Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex');
const END_OF_CHAIN = 0xfffffffe;

/** An XLS large enough that its stream lies in a chain of sectors. */
function workbook(): Buffer {
  const library = createRequire(import.meta.url)('@e965/xlsx') as typeof Sheets;
  const rows = Array.from({ length: 200 }, (_, i) => [`C${String(i)}`, '2024-01-05', i + 0.5]);
  const book = library.utils.book_new();
  const sheet = library.utils.aoa_to_sheet([['customer', 'date', 'amount'], ...rows]);
  library.utils.book_append_sheet(book, sheet, 'Orders');
  book.Props = { Title: 'Orders' };
  return library.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

const offset = (sector: number): number => (sector + 1) * SECTOR;

/** Where the directory's entry of the workbook stands. */
function entryOfWorkbook(bytes: Buffer): number {
  const directory = offset(bytes.readUInt32LE(48));
  const at = bytes.indexOf(Buffer.from('Workbook', 'utf16le'), directory);
  expect((at - directory) % 128).toBe(0);
  return at;
}

/** Lets the chain of the workbook go back to its own second sector, and begin there. */
function inACircle(bytes: Buffer): Buffer {
  const entry = entryOfWorkbook(bytes);
  const table = offset(bytes.readUInt32LE(76));
  const second = bytes.readUInt32LE(entry + 116) + 1;
  let last = second;
  for (let next = last; next !== END_OF_CHAIN; next = bytes.readUInt32LE(table + last * 4)) {
    last = next;
  }
  bytes.writeUInt32LE(second - 1, table + last * 4);
  bytes.writeUInt32LE(second, entry + 116);
  return bytes;
}

/** Code and reason with which a file is refused. */
function refusal(bytes: Buffer): unknown {
  try {
    return readTables(fileOf(bytes, 'orders.xls'), {}, control);
  } catch (error) {
    return error instanceof AppError ? [error.code, error.body.details] : error;
  }
}

/** By our own look at the chains: the library ends such a file, too, but only with its memory. */
const REFUSED = ['FILE_DAMAGED', { why: 'chain' }];

it('reads an XLS whose stream lies in many sectors', () => {
  const [table] = readTables(fileOf(workbook(), 'orders.xls'), {}, control);
  expect(table).toMatchObject({ rows: 200, columns: ['customer', 'date', 'amount'] });
});

it('refuses an XLS whose sectors run in a circle, instead of following them until memory ends', () => {
  expect(refusal(inACircle(workbook()))).toEqual(REFUSED);
});

it('refuses such an XLS also where its directory runs in a circle', () => {
  const bytes = inACircle(workbook());
  const directory = bytes.readUInt32LE(48);
  bytes.writeUInt32LE(directory, offset(bytes.readUInt32LE(76)) + directory * 4);
  expect(refusal(bytes)).toEqual(REFUSED);
});

it('does not look at properties, whose number may be a lie that fills the memory', () => {
  const bytes = workbook();
  const set = bytes.indexOf(SUMMARY) + SUMMARY.length + 4;
  expect(bytes.readUInt32LE(set + 4)).toBeLessThan(10);
  bytes.writeUInt32LE(0x7fffffff, set + 4);
  const [table] = readTables(fileOf(bytes, 'orders.xls'), {}, control);
  expect(table?.rows).toBe(200);
});
