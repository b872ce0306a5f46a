import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seed } from './seeds.ts';

const LIBRARY = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
/** Larger files only take longer. */
const MAX_BYTES = 64 << 10;
const TABLES = /\.(?:csv|tsv|txt|xlsx|xls|xlsb|ods|gz|zip|html?)$/iu;

/** Small real files of the library beside the project; none if it is not there. */
export function sharedSeeds(): Seed[] {
  if (!existsSync(LIBRARY)) return [];
  return readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
    .filter((name) => TABLES.test(name) && !name.includes('expected'))
    .sort()
    .map((name) => join(LIBRARY, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= MAX_BYTES)
    .map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
}
