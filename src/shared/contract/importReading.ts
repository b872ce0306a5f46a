import { z } from 'zod';

/** How a file becomes records of cells. */

/** Encodings without a mark that the characters alone tell, in the order in which equal scores are decided. */
export const LEGACY_ENCODINGS = [
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
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', ...LEGACY_ENCODINGS] as const;
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

/** Where a table stands in a file that holds several, one below another. */
const tablePlaceSchema = z.strictObject({
  /** From 1. */
  number: z.number().int().min(1),
  /** Records before it, all of other tables: its head and header are counted from there. */
  from: z.number().int().min(0),
  /** Number of the first record behind it, from 0; absent: it goes to the end of the file. */
  until: z.number().int().min(1).optional(),
});
export type TablePlace = z.infer<typeof tablePlaceSchema>;

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
  /** Absent where the whole file is one table. */
  table: tablePlaceSchema.optional(),
});
export type Reading = z.infer<typeof readingSchema>;
