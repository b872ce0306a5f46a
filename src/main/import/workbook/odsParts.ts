import { strToU8, zipSync } from 'fflate';
import type { ZipFile } from './zipFile.ts';

/** The list of the parts of an OpenDocument file. */
export const ODS_MANIFEST = 'META-INF/manifest.xml';
const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const MAX_HEAD_BYTES = 1024;
const MAX_MANIFEST_BYTES = 1 << 20;
const FAST = 1;
const PLAIN_MANIFEST =
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>';
const NO_STYLES =
  '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>';

/** The parts that a table is read from, by their names. */
export type OdsParts = Readonly<Partial<Record<string, Uint8Array>>>;

/**
 * True for a spreadsheet or a template of one, by the kind that it begins with or, where a program zipped the parts
 * anew without that, by its list of parts.
 */
export function isOds(zip: ZipFile): boolean {
  if (zip.find(CONTENT) === undefined) return false;
  const kind = zip.find('mimetype');
  if (kind !== undefined) return textOf(zip, kind, MAX_HEAD_BYTES).trim().startsWith(ODS_TYPE);
  const manifest = zip.find(ODS_MANIFEST);
  return manifest !== undefined && textOf(zip, manifest, MAX_MANIFEST_BYTES).includes(ODS_TYPE);
}

/** The bytes of an ODS for the library, with what it cannot do without: a list of parts and styles. */
export function odsOf(parts: OdsParts): Uint8Array {
  const { [CONTENT]: content, [STYLES]: styles = strToU8(NO_STYLES) } = parts;
  return zipSync(
    {
      [ODS_MANIFEST]: strToU8(PLAIN_MANIFEST),
      ...(content && { [CONTENT]: content }),
      [STYLES]: styles,
    },
    { level: FAST },
  );
}

/** Content up to which cells are looked at one by one: what larger files hold was written by a spreadsheet program. */
const MAX_MENDED_BYTES = 64 << 20;
/** A cell without content: where it has a value, the library takes it for an empty one all the same. */
const BARE_CELL = /<((?:[\w-]{1,32}:)?table-cell)\b([^<>]*)\/>/gu;
const VALUE = 'value-type="';

/**
 * An ODS as the library needs it, where programs have left out the part of the styles or the texts of cells whose values
 * stand there; undefined if nothing is missing. `limit` is that of a part's bytes.
 *
 * @throws AppError FILE_TOO_LARGE
 */
export function mendedOds(zip: ZipFile, limit: number): Uint8Array | undefined {
  const entry = zip.find(CONTENT);
  if (entry === undefined) return undefined;
  const styles = zip.find(STYLES);
  const whole = styles !== undefined && zip.find(ODS_MANIFEST) !== undefined;
  if (whole && entry.size > MAX_MENDED_BYTES) return undefined;
  const content = zip.bytes(entry, limit);
  const mended = content.length > MAX_MENDED_BYTES ? undefined : withTexts(content);
  if (whole && mended === undefined) return undefined;
  return odsOf({
    [CONTENT]: mended ?? content,
    ...(styles && { [STYLES]: zip.bytes(styles, limit) }),
  });
}

/** The content with every cell that has a value closed by a tag of its own; undefined if all are. */
function withTexts(content: Buffer): Uint8Array | undefined {
  // The marks of XML are those of ASCII, and no byte of another character in UTF-8 is one of them.
  const xml = content.toString('latin1');
  const closed = xml.replace(BARE_CELL, (tag, name: string, about: string) => {
    if (!about.includes(VALUE)) return tag;
    return `<${name}${about}></${name}>`;
  });
  return closed.length === xml.length ? undefined : Buffer.from(closed, 'latin1');
}

function textOf(zip: ZipFile, entry: Parameters<ZipFile['bytes']>[0], limit: number): string {
  return zip.bytes(entry, limit).toString('latin1');
}
