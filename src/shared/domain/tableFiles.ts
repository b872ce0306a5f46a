/** Endings of files that the import reads. What a file is, its bytes tell; these only say what is offered first. */
const TABLE_ENDINGS = [
  'csv',
  'tsv',
  'txt',
  'gz',
  'zip',
  'xlsx',
  'xlsm',
  'xls',
  'xlsb',
  'ods',
  'htm',
  'html',
] as const;

/** The endings as the dialog of a browser takes them. */
export const TABLE_FILES = TABLE_ENDINGS.map((ending) => `.${ending}`).join(',');

/** True for a file of a folder that is worth importing: no hidden file, and no lock of an open workbook. */
export function isTableFile(name: string): boolean {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
  return !/^(?:\.|~\$)/u.test(name) && TABLE_ENDINGS.some((known) => known === ending);
}

/** Names as people order them: the second file before the tenth. */
export function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
