import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import { control, fileOf, folder } from '#test/fixtures/importRoom.ts';
import { zipOf } from '#test/support/workbook.ts';
import { readTables, writeTable } from '../index.ts';

/** The table of a file as CSV, or the kind for which it is refused. */
function outcomeOf(content: string | Uint8Array, name: string): unknown {
  try {
    const path = fileOf(content, name);
    const [table] = readTables(path, {}, control);
    if (table === undefined) return 'no table';
    const out = join(folder, 'other.csv');
    writeTable(path, table, out, control);
    return readFileSync(out, 'utf8');
  } catch (error) {
    if (error instanceof AppError) return [error.code, errorBodyOf(error).details?.['kind']];
    throw error;
  }
}

const PAGE =
  '<html><body><table border=1><tr><th colspan=2>客户<th nowrap rowspan=2>金额</tr>' +
  '<tr><th>编号<th>姓名</tr><tr><td>C1<td>张伟<td>1.5</tr><tr><td>C2<td>李娜<td>2.5</tr></table></body></html>';
const PAGE_TABLE = '客户 编号,客户 姓名,金额\nC1,张伟,1.5\nC2,李娜,2.5\n';

describe('pages', () => {
  it('takes spans without quotes around them, beside attributes without a value', () => {
    expect(outcomeOf(PAGE, 'page.xls')).toBe(PAGE_TABLE);
  });

  it.each([
    ['with a mark', '\ufeff'],
    ['without one', ''],
  ])('reads a page in UTF-16 %s', (_, mark) => {
    expect(outcomeOf(Buffer.from(mark + PAGE, 'utf16le'), 'page.xls')).toBe(PAGE_TABLE);
  });
});

describe('files of other kinds', () => {
  const CSV = 'id,name\n1,a\n2,b\n';

  it.each([
    ['docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })],
    ['pptx', zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' })],
    ['odf', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' })],
    ['numbers', zipOf({ 'Index/Document.iwa': 'x', 'Data/a.csv': CSV })],
    ['sqlite', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4000)])],
    [
      'mhtml',
      `From: <Saved by Excel>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b\r\n\r\n${PAGE}`,
    ],
    ['sylk', 'ID;PWXL;N;E\r\nC;Y1;X1;K"id"\r\nC;Y1;X2;K"name"\r\nC;Y2;X1;K1\r\nE\r\n'],
    ['dif', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\nDATA\r\n0,0\r\n""\r\n'],
  ])('refuses %s by its bytes, instead of reading it as text', (kind, content) => {
    expect(outcomeOf(content, 'export.csv')).toEqual(['FILE_KIND_UNSUPPORTED', kind]);
  });

  it('still reads tables that begin alike', () => {
    const priced = 'ID;PRICE\r\nAB;12\r\nCD;13\r\n';
    expect(outcomeOf(priced, 'a.csv')).toBe('ID;PRICE\nAB;12\nCD;13\n'.replaceAll(';', ','));
    expect(outcomeOf(`\ufeff\ufeff${CSV}`, 'b.csv')).toBe(CSV);
  });
});
