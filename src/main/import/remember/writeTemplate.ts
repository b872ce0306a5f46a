import { OutFile } from '../read/outFile.ts';

/**
 * Writes the plan of a batch as a file for `import --template`: reading, meanings, types and privacy of
 * the columns, and no row.
 * @param plan JSON text of an import plan
 * @throws AppError READ_ONLY, DISK_FULL
 */
export function writeTemplate(plan: string, path: string): void {
  const out = new OutFile(path);
  try {
    out.write(Buffer.from(`${JSON.stringify(JSON.parse(plan), null, 2)}\n`));
  } finally {
    out.close();
  }
}
