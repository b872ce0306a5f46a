import { z } from 'zod';

/** How a file becomes records of cells. */

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'koi8-r',
  'iso-8859-2',
  'macintosh',
  'ibm437',
  'ibm850',
  'ibm866',
] as const;
export const encodingSchema = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof encodingSchema>;

/** Between cells; a comma or semicolon may have a space that belongs to it. */
export const DELIMITERS = [
  ',',
  ';',
  '\t',
  '|',
  ' ',
  ', ',
  '; ',
  '，',
  '^',
  '~',
  ':',
  '\u0001',
  '\u001f',
] as const;
export const delimiterSchema = z.enum(DELIMITERS);
export type Delimiter = z.infer<typeof delimiterSchema>;

export const QUOTES = ['"', "'"] as const;
export const quoteSchema = z.enum(QUOTES);
/** How a quote is written inside a quoted cell: twice, or behind a backslash. */
export const ESCAPES = ['double', 'backslash'] as const;
export const escapeSchema = z.enum(ESCAPES);

/** Kinds of files whose cells have places of their own: no delimiter is looked for. */
const gridFormatSchema = z.enum(['xlsx', 'xls', 'xlsb', 'ods', 'html']);
export type GridFormat = z.infer<typeof gridFormatSchema>;

/** How bytes become records. */
export const readingSchema = z.strictObject({
  /** Absent for delimited text. */
  format: gridFormatSchema.optional(),
  /** Sheet of a workbook, or file of an archive with several, by its name. */
  sheet: z.string().optional(),
  encoding: encodingSchema,
  /** Encoding of the lines that are not of the first one, in a file joined from exports of two systems. */
  otherEncoding: encodingSchema.optional(),
  /** Each line stands in quotes as a whole, with the cells' own quotes doubled; absent: it does not. */
  wrapped: z.literal(true).optional(),
  /** Lines were encoded twice (é as Ã©) and are read as they were before; absent: they were not. */
  twice: z.literal(true).optional(),
  /** Typographic quotes around cells (“…”) are quotes; absent: they are text. */
  curled: z.literal(true).optional(),
  /** No delimiter stands between the quoted cells of a line (`"a""b"`); absent: one does. */
  joined: z.literal(true).optional(),
  /** First places of the columns in a text of fixed widths; absent: a delimiter sets them apart. */
  edges: z.array(z.number().int().min(0)).max(1000).optional(),
  delimiter: delimiterSchema,
  quote: quoteSchema,
  escape: escapeSchema,
  /** Records before the header (title lines, `sep=;`). */
  skipHead: z.number().int().min(0).max(1000),
  /** Records that together are the header; 0 when the first record is data. */
  headerRows: z.number().int().min(0).max(5),
});
export type Reading = z.infer<typeof readingSchema>;
