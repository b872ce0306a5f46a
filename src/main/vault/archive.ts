import { createHash, type Hash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { PRIVATE_FILE } from './atomicFile.ts';

/*
 * One file: magic (8 bytes), length of the manifest (32-bit little-endian), SHA-256 of the manifest,
 * the manifest (JSON, UTF-8), then the bytes of its files one after another. What is worth hiding is
 * encrypted already; the hashes find damage, not an attacker, whom the passphrase keeps out.
 */
const MAGIC = Buffer.from('PRNLBAK1', 'latin1');
const HEAD_BYTES = MAGIC.length + 4 + 32;
const MAX_MANIFEST_BYTES = 1 << 16;
const COPY_BYTES = 1 << 20;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifest = z.object({
  format: z.literal('perennial-backup'),
  version: z.int(),
  /** Version of the program and shape of the database that wrote it. */
  program: z.string(),
  schema: z.int(),
  createdAt: z.iso.datetime(),
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['user', 'demo']),
    createdAt: z.iso.datetime(),
  }),
  files: z.array(
    z.object({ name: z.enum(['key.json', 'data.db']), bytes: z.int().min(0), sha256 }),
  ),
});

const manifestText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(manifest);

/** What a backup says about itself. */
export type BackupManifest = z.infer<typeof manifest>;

/** A file that goes into an archive. */
export interface ArchiveSource {
  readonly name: 'key.json' | 'data.db';
  readonly path: string;
}

/** Writes an archive to a path that does not exist, and makes sure it is on the disk. */
export async function writeArchive(
  path: string,
  facts: Omit<BackupManifest, 'format' | 'version' | 'files'>,
  sources: readonly ArchiveSource[],
  control: JobControl,
): Promise<BackupManifest> {
  const files: BackupManifest['files'] = [];
  for (const source of sources) {
    const { size } = await stat(source.path);
    const hash = createHash('sha256');
    await using from = await open(source.path, 'r');
    await copyBytes(from, undefined, size, hash, control);
    files.push({ name: source.name, bytes: size, sha256: hash.digest('hex') });
  }
  const content = { format: 'perennial-backup', version: 1, ...facts, files } as const;
  const text = Buffer.from(JSON.stringify(content), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  await using to = await open(path, 'wx', PRIVATE_FILE);
  await to.write(Buffer.concat([MAGIC, length, createHash('sha256').update(text).digest(), text]));
  for (const [i, source] of sources.entries()) {
    await using from = await open(source.path, 'r');
    await copyBytes(from, to, files[i]?.bytes ?? 0, undefined, control);
  }
  await to.sync();
  return content;
}

/**
 * Reads an archive's manifest and compares its size with what the manifest promises.
 * @throws AppError BACKUP_DAMAGED, WORKSPACE_NEWER, and what opening a file throws
 */
export async function readManifest(path: string): Promise<BackupManifest> {
  await using from = await open(path, 'r');
  return (await readHead(from)).content;
}

/**
 * Reads a whole archive and compares every hash; with `target` given, its files are written there.
 * @param target path for each file of the archive
 * @throws AppError BACKUP_DAMAGED, WORKSPACE_NEWER, CANCELLED
 */
export async function readArchive(
  path: string,
  control: JobControl,
  target?: (name: ArchiveSource['name']) => string,
): Promise<BackupManifest> {
  await using from = await open(path, 'r');
  const { content, dataStart } = await readHead(from);
  let position = dataStart;
  for (const file of content.files) {
    const hash = createHash('sha256');
    await using to = target && (await open(target(file.name), 'wx', PRIVATE_FILE));
    await copyBytes(from, to, file.bytes, hash, control, position);
    await to?.sync();
    if (hash.digest('hex') !== file.sha256) throw damaged(file.name);
    position += file.bytes;
  }
  return content;
}

async function readHead(
  from: FileHandle,
): Promise<{ readonly content: BackupManifest; readonly dataStart: number }> {
  const head = Buffer.alloc(HEAD_BYTES);
  await from.read(head, 0, HEAD_BYTES, 0);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged('magic');
  const length = head.readUInt32LE(MAGIC.length);
  if (length > MAX_MANIFEST_BYTES) throw damaged('manifest');
  const text = Buffer.alloc(length);
  await from.read(text, 0, length, HEAD_BYTES);
  const found = createHash('sha256').update(text).digest();
  if (!found.equals(head.subarray(MAGIC.length + 4))) throw damaged('manifest');
  const parsed = manifestText.safeParse(text.toString('utf8'));
  if (!parsed.success) throw damaged('manifest');
  if (parsed.data.version > 1) {
    throw new AppError('WORKSPACE_NEWER', { details: { found: parsed.data.version, known: 1 } });
  }
  const dataStart = HEAD_BYTES + length;
  const expected = parsed.data.files.reduce((sum, file) => sum + file.bytes, dataStart);
  if ((await from.stat()).size !== expected) throw damaged('length');
  const names = parsed.data.files.map((file) => file.name);
  if (names.join() !== 'key.json,data.db') throw damaged('files');
  return { content: parsed.data, dataStart };
}

/** Copies `bytes` bytes, hashing them and asking for cancellation on the way. */
async function copyBytes(
  from: FileHandle,
  to: FileHandle | undefined,
  bytes: number,
  hash: Hash | undefined,
  control: JobControl,
  start = 0,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(COPY_BYTES);
  for (let done = 0; done < bytes;) {
    control.check();
    const wanted = Math.min(COPY_BYTES, bytes - done);
    const { bytesRead } = await from.read(buffer, 0, wanted, start + done);
    if (bytesRead === 0) throw damaged('length');
    const part = buffer.subarray(0, bytesRead);
    hash?.update(part);
    if (to) await to.write(part);
    done += bytesRead;
    control.progress({ phase: 'copy', done, total: bytes, unit: 'bytes' });
  }
}

function damaged(rule: string): AppError {
  return new AppError('BACKUP_DAMAGED', { details: { rule } });
}
