import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { saneScrypt } from './wrapping.ts';

const base64 = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);

const wrap = z.strictObject({ iv: base64(12), data: base64(32), tag: base64(16) });

const head = {
  format: z.literal('perennial-key'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Last change of passphrase or recovery words. */
  rotatedAt: z.iso.datetime(),
  check: base64(32),
};

const userKeyFile = z.strictObject({
  ...head,
  kind: z.literal('user'),
  passphrase: z.strictObject({
    kdf: z
      .strictObject({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int() })
      .refine(saneScrypt),
    salt: base64(32),
    wrap,
  }),
  recovery: z.strictObject({ salt: base64(32), wrap }),
});

/** The demo's data are made up, so its key lies open: it is encrypted only to be like the others. */
const demoKeyFile = z.strictObject({
  ...head,
  kind: z.literal('demo'),
  notice: z.string(),
  key: base64(32),
});

const keyFile = z.discriminatedUnion('kind', [userKeyFile, demoKeyFile]);

export type UserKeyFile = z.infer<typeof userKeyFile>;
export type DemoKeyFile = z.infer<typeof demoKeyFile>;
export type KeyFile = z.infer<typeof keyFile>;

/** Name of the key file in a workspace's folder. */
export const KEY_FILE = 'key.json';
const PREVIOUS_KEY_FILE = 'key.previous.json';

/**
 * The key file of a workspace. A damaged one gives way to the copy kept beside it, and is then
 * written anew from that copy.
 * @throws AppError KEY_FILE_DAMAGED, NOT_FOUND, WORKSPACE_NEWER
 */
export function readKeyFile(folder: string): KeyFile {
  const path = join(folder, KEY_FILE);
  const previous = join(folder, PREVIOUS_KEY_FILE);
  try {
    return parseKeyFile(readText(path));
  } catch (thrown) {
    if (!existsSync(previous)) throw thrown;
    if (thrown instanceof AppError && thrown.code === 'WORKSPACE_NEWER') throw thrown;
    const text = readText(previous);
    const kept = parseKeyFile(text);
    writeFileAtomically(path, text);
    return kept;
  }
}

/** Writes the key file; the content it had is kept until {@link settleKeyFile}. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  const checksum = checksumOf(file);
  const text = JSON.stringify({ ...file, checksum }, undefined, 2);
  writeFileAtomically(join(folder, KEY_FILE), text, join(folder, PREVIOUS_KEY_FILE));
}

/**
 * Called once a key file has opened its workspace: from now on the copy beside it is of this content.
 * A passphrase that was changed is thereby forgotten with the next unlocking.
 */
export function settleKeyFile(folder: string): void {
  const text = readText(join(folder, KEY_FILE));
  const previous = join(folder, PREVIOUS_KEY_FILE);
  if (existsSync(previous) && readText(previous) === text) return;
  writeFileAtomically(previous, text);
}

/** Deletes the key file and its copy: without a backup nothing opens the data again. */
export function removeKeyFiles(folder: string): void {
  for (const name of [KEY_FILE, PREVIOUS_KEY_FILE]) rmSync(join(folder, name), { force: true });
}

/**
 * Reads a key file's text. Its checksum tells damage from a wrong passphrase: both would otherwise
 * show as a key that does not fit.
 * @throws AppError KEY_FILE_DAMAGED, WORKSPACE_NEWER
 */
function parseKeyFile(text: string): KeyFile {
  const content = z
    .looseObject({ version: z.int(), checksum: z.string() })
    .safeParse(parseJson(text));
  if (!content.success) throw new AppError('KEY_FILE_DAMAGED');
  const { checksum, ...fields } = content.data;
  if (fields.version > 1) {
    throw new AppError('WORKSPACE_NEWER', { details: { found: fields.version, known: 1 } });
  }
  const parsed = keyFile.safeParse(fields);
  if (!parsed.success || checksumOf(parsed.data) !== checksum) {
    throw new AppError('KEY_FILE_DAMAGED');
  }
  return parsed.data;
}

/** Fields that a wrap binds: with one of them changed, the right passphrase no longer opens it. */
export function wrapHeader(
  file: Pick<UserKeyFile, 'format' | 'version' | 'kind' | 'createdAt' | 'check'>,
  purpose: 'passphrase' | 'recovery',
  parameters: Pick<UserKeyFile['passphrase'], 'kdf' | 'salt'> | { readonly salt: string },
): string {
  const { format, version, kind, createdAt, check } = file;
  return JSON.stringify([format, version, kind, createdAt, check, purpose, canonical(parameters)]);
}

function checksumOf(file: KeyFile): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(file)))
    .digest('hex');
}

/** The same value with the keys of every object in order. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, member]: [string, unknown]) => [name, canonical(member)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  if (!existsSync(path)) throw new AppError('NOT_FOUND');
  return readFileSync(path, 'utf8');
}
