import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder that hold the bytes of `text`, as UTF-8 or UTF-16. */
export function filesHolding(folder: string, text: string): string[] {
  return filesBelow(folder).filter((path) => holds(path, text));
}

/** True if a file holds the bytes of `text`; what cannot be read holds nothing. */
export function holds(path: string, text: string): boolean {
  try {
    const bytes = readFileSync(path);
    return (
      bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))
    );
  } catch {
    return false;
  }
}

/** Paths of all files below a folder, in no order; what vanishes meanwhile is left out. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
