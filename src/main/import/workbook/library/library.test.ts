import { utils, write } from '@e965/xlsx';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { detachedControl, type JobControl } from '#main/jobs/index.ts';
import { zipOf } from '#test/support/workbook.ts';
import type { BookOrder } from './messages.ts';
import { readLibraryBook } from './readLibraryBook.ts';
import { librarySite } from './site.ts';

const { entry } = librarySite();
/** Found by fuzzing: the library never ends with it. */
const ENDLESS = readFileSync(
  fileURLToPath(new URL('../../../../../test/fixtures/endlessFormula.xls', import.meta.url)),
);

/** An entry that takes memory without end. */
const GREEDY = new URL('../../../../../test/support/greedySheets.ts', import.meta.url).href;

/** An entry that lets its order wait for longer than the time of the processor that it has. */
const WAITING = new URL('../../../../../test/support/waitingSheets.ts', import.meta.url).href;

function workbook(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['a', 'b'],
      ['中', 2],
      ['x', 3],
    ]),
    'One',
  );
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Uint8Array;
}

/** Processes that this one has started and that still run (Linux). */
function children(): string[] {
  const parent = `PPid:\t${String(process.pid)}\n`;
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/u.test(name)) return false;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return status.includes(parent) && !status.includes('State:\tZ');
    } catch {
      return false;
    }
  });
}

describe.each(['process', 'thread'] as const)('the library in a %s of its own', (place) => {
  const read = (bytes: Uint8Array, kind: BookOrder['kind'], control: JobControl, wanted?: string) =>
    readLibraryBook(bytes, kind, wanted, { file: 'a.xls', control }, { entry, place });

  /** Code and details with which it is refused. */
  function refusal(bytes: Uint8Array, kind: BookOrder['kind'], wanted?: string): unknown {
    try {
      return read(bytes, kind, detachedControl(), wanted);
    } catch (error) {
      return error instanceof AppError ? error.body : error;
    }
  }

  it('gives the sheet and the names of all, and says which is missing', () => {
    const { sheets, chosen } = read(workbook(), 'xls', detachedControl());
    expect(sheets).toEqual([{ name: 'One', hidden: false }]);
    expect(chosen.name).toBe('One');
    expect(Buffer.concat(chosen.text.blocks).toString()).toBe('a,b\n中,2\nx,3\n');
    expect(chosen.text).toMatchObject({ rows: 3, columns: 2, mergedRows: [] });
    expect(refusal(workbook(), 'xls', 'Two')).toEqual({
      code: 'SHEET_MISSING',
      place: { file: 'a.xls', sheet: 'Two' },
      details: { sheets: 'One' },
    });
  });

  it('ends a file with which it would never end', () => {
    expect(refusal(ENDLESS, 'xls')).toEqual({
      code: 'FILE_DAMAGED',
      place: { file: 'a.xls' },
      details: { why: 'time' },
    });
  });

  it('waits for a sound file while the machine is busy with other things', () => {
    const site = { entry: WAITING, place };
    const about = { file: 'a.xls', control: detachedControl() };
    expect(readLibraryBook(workbook(), 'xls', undefined, about, site).chosen.name).toBe('One');
  });

  it('tells a small file with millions of repeated cells from a damaged one', () => {
    const namespaces = ['office', 'table', 'text']
      .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
      .join(' ');
    const row =
      '<table:table-row table:number-rows-repeated="60000"><table:table-cell table:number-columns-repeated="16384" ' +
      'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>';
    const content = `<office:document-content ${namespaces}><office:body><office:spreadsheet><table:table table:name="S">${row}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const type = 'application/vnd.oasis.opendocument.spreadsheet';
    const bytes = zipOf({
      mimetype: type,
      'META-INF/manifest.xml': '<manifest:manifest/>',
      'styles.xml': `<office:document-styles ${namespaces}/>`,
      'content.xml': content,
    });
    expect(refusal(bytes, 'ods')).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it.each(['heap', 'buffers'])('is ended when it takes too much memory: %s', (file) => {
    const site = { entry: GREEDY, place };
    const begin = process.memoryUsage.rss();
    try {
      readLibraryBook(workbook(), 'xls', undefined, { file, control: detachedControl() }, site);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        body: { code: 'FILE_TOO_LARGE', place: { file }, details: { why: 'memory' } },
      });
    }
    // A process takes its memory with it.
    if (place === 'process') expect(process.memoryUsage.rss() - begin).toBeLessThan(100e6);
  });

  it('is ended when the job is cancelled', async () => {
    let asked = 0;
    const check = (): void => {
      asked += 1;
      if (asked === 40) throw new AppError('CANCELLED');
    };
    const before = children();
    const begin = performance.now();
    expect(() => read(ENDLESS, 'xls', { ...detachedControl(), check })).toThrow('CANCELLED');
    // Long before its own time is over.
    expect(performance.now() - begin).toBeLessThan(4000);
    await expect.poll(() => children().filter((id) => !before.includes(id))).toEqual([]);
  });
});
