import { attributesOf, openXml } from './xmlPart.ts';
import { XML } from './xmlScanner.ts';
import type { ZipEntry } from './zipDirectory.ts';
import type { ZipFile } from './zipFile.ts';

/** A sheet of a workbook: charts and macros are none. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/** The parts of a workbook (OOXML, transitional or strict) that a table is read from. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

interface Relation {
  readonly id: string;
  /** Last word of the type: `worksheet`, `styles`. */
  readonly type: string;
  readonly target: string;
}

/** Name of the part that holds the workbook, by the relations of the package. */
export function workbookPart(zip: ZipFile, file: string): string | undefined {
  const root = relationsOf(zip, '', file).find(({ type }) => type === 'officeDocument');
  const usual = ['xl/workbook.xml', 'xl/workbook.bin'];
  return [root?.target, ...usual].find((name) => name !== undefined && zip.find(name));
}

/** Finds sheets, strings and styles of the workbook in the part `name`. */
export function readParts(zip: ZipFile, name: string, file: string): WorkbookParts {
  const relations = relationsOf(zip, name, file);
  const partOf = (wanted: string): ZipEntry | undefined => {
    const found = relations.find(({ type }) => type === wanted);
    return found && zip.find(found.target);
  };
  const sheets: SheetPart[] = [];
  let from1904 = false;
  const entry = zip.find(name);
  const xml = entry && openXml(zip, entry, file);
  for (let token = xml?.next(); xml && token !== XML.end; token = xml.next()) {
    if (token !== XML.open) continue;
    if (xml.is('workbookPr')) {
      from1904 = /^(?:1|true|on)$/u.test(attributesOf(xml).get('date1904') ?? '');
    } else if (xml.is('sheet')) {
      const found = attributesOf(xml);
      const relation = relations.find(({ id }) => id === found.get('id'));
      const part = relation?.type === 'worksheet' ? zip.find(relation.target) : undefined;
      if (part === undefined) continue;
      const hidden = (found.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: found.get('name') ?? '', hidden, entry: part });
    }
  }
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** The relations of a part (of the package for the name ''), with targets as names in the zip. */
function relationsOf(zip: ZipFile, part: string, file: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = zip.find(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (entry === undefined) return [];
  const xml = openXml(zip, entry, file);
  const relations: Relation[] = [];
  for (let token = xml.next(); token !== XML.end; token = xml.next()) {
    if (token !== XML.open || !xml.is('Relationship')) continue;
    const found = attributesOf(xml);
    const type = found.get('Type') ?? '';
    relations.push({
      id: found.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolved(folder, found.get('Target') ?? ''),
    });
  }
  return relations;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
