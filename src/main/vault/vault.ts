import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { AppError } from '#shared/contract/errors.ts';
import { countedAttempt, type Clock } from './attempts.ts';
import {
  KEY_FILE,
  readKeyFile,
  settleKeyFile,
  wrapHeader,
  writeKeyFile,
  type DemoKeyFile,
  type UserKeyFile,
} from './keyFile.ts';
import { checkPassphrase } from './passphrase.ts';
import {
  keyCheck,
  matchesCheck,
  passphraseKey,
  recoveryKey,
  SCRYPT,
  unwrapKey,
  wipe,
  wrapKey,
  type ScryptParameters,
} from './wrapping.ts';

/** 128 bits: twelve words, the last of which carries a checksum (BIP 39). */
const RECOVERY_BYTES = 16;

const DEMO_NOTICE = 'Demo workspace with made-up data. This key is open on purpose.';

/** A new workspace's data key (32 bytes, wipe it after use) and the words to print, shown once. */
export interface NewVault {
  readonly key: Buffer;
  readonly recoveryWords: readonly string[];
}

/**
 * Makes a random data key and writes it into the folder's key file, wrapped under the passphrase and
 * under new recovery words.
 * @throws AppError WEAK_PASSPHRASE, WORKSPACE_EXISTS if the folder has a key file, DISK_FULL, READ_ONLY
 */
export async function createVault(
  folder: string,
  passphrase: string,
  scrypt: ScryptParameters = SCRYPT,
): Promise<NewVault> {
  checkPassphrase(passphrase);
  refuseExisting(folder);
  const key = randomBytes(32);
  const head = headOf('user', key);
  const recovery = sealUnderWords(head, key);
  writeKeyFile(folder, {
    ...head,
    passphrase: await sealUnderPassphrase(head, key, passphrase, scrypt),
    recovery: recovery.sealed,
  });
  settleKeyFile(folder);
  return { key, recoveryWords: recovery.words };
}

/** Makes the key of a demo workspace; it lies open in the key file, which says so. */
export function createDemoVault(folder: string): { readonly key: Buffer } {
  refuseExisting(folder);
  const key = randomBytes(32);
  const file: DemoKeyFile = {
    ...headOf('demo', key),
    notice: DEMO_NOTICE,
    key: key.toString('base64'),
  };
  writeKeyFile(folder, file);
  return { key };
}

/**
 * The data key of a workspace.
 * @throws AppError WRONG_PASSPHRASE, TOO_MANY_ATTEMPTS, KEY_FILE_DAMAGED, WORKSPACE_NEWER, NOT_FOUND
 */
export async function unlockVault(
  folder: string,
  passphrase: string,
  clock: Clock = Date.now,
): Promise<Buffer> {
  const file = readUserKeyFile(folder);
  const key = await countedAttempt(folder, clock, async () => {
    const { kdf, salt, wrap } = file.passphrase;
    const wrapping = await passphraseKey(passphrase, Buffer.from(salt, 'base64'), kdf);
    const unwrapped = unwrapKey(wrap, wrapping, wrapHeader(file, 'passphrase', { kdf, salt }));
    wipe(wrapping);
    if (unwrapped === undefined) throw new AppError('WRONG_PASSPHRASE');
    return checked(unwrapped, file);
  });
  settleKeyFile(folder);
  return key;
}

/**
 * The data key by the printed words; case, spaces and line breaks do not matter.
 * @throws AppError WRONG_RECOVERY_WORDS (with `rule` words, where they are no such words at all), and
 *   as {@link unlockVault}
 */
export async function unlockWithRecovery(
  folder: string,
  words: string | readonly string[],
  clock: Clock = Date.now,
): Promise<Buffer> {
  const file = readUserKeyFile(folder);
  const entropy = entropyOf(words);
  const key = await countedAttempt(folder, clock, () => {
    const { salt, wrap } = file.recovery;
    const wrapping = recoveryKey(entropy, Buffer.from(salt, 'base64'));
    const unwrapped = unwrapKey(wrap, wrapping, wrapHeader(file, 'recovery', { salt }));
    wipe(wrapping);
    wipe(entropy);
    if (unwrapped === undefined) return Promise.reject(new AppError('WRONG_RECOVERY_WORDS'));
    return Promise.resolve(checked(unwrapped, file));
  });
  settleKeyFile(folder);
  return key;
}

/** The key of a demo workspace; BAD_REQUEST for any other. */
export function unlockDemo(folder: string): Buffer {
  const file = readKeyFile(folder);
  if (file.kind !== 'demo') throw new AppError('BAD_REQUEST');
  return checked(Buffer.from(file.key, 'base64'), file);
}

/**
 * Wraps the same data key under a new passphrase; the data are not touched.
 * @param key the data key, from unlocking
 * @throws AppError WEAK_PASSPHRASE, BAD_REQUEST if `key` is not this workspace's, KEY_FILE_DAMAGED
 */
export async function changePassphrase(
  folder: string,
  key: Uint8Array,
  next: string,
): Promise<void> {
  checkPassphrase(next);
  const file = ownKeyFile(folder, key);
  writeKeyFile(folder, {
    ...file,
    rotatedAt: new Date().toISOString(),
    passphrase: await sealUnderPassphrase(file, key, next, SCRYPT),
  });
}

/** Makes new recovery words; the old ones no longer open the key file. */
export function replaceRecoveryWords(folder: string, key: Uint8Array): readonly string[] {
  const file = ownKeyFile(folder, key);
  const { words, sealed } = sealUnderWords(file, key);
  writeKeyFile(folder, { ...file, rotatedAt: new Date().toISOString(), recovery: sealed });
  return words;
}

type UserHead = Omit<UserKeyFile, 'passphrase' | 'recovery'>;

function headOf<Kind extends 'user' | 'demo'>(kind: Kind, key: Uint8Array) {
  const now = new Date().toISOString();
  const dates = { createdAt: now, rotatedAt: now };
  return { format: 'perennial-key', version: 1, kind, ...dates, check: keyCheck(key) } as const;
}

async function sealUnderPassphrase(
  head: UserHead,
  key: Uint8Array,
  passphrase: string,
  parameters: ScryptParameters,
): Promise<UserKeyFile['passphrase']> {
  const kdf = { name: 'scrypt', ...parameters } as const;
  const saltBytes = randomBytes(32);
  const salt = saltBytes.toString('base64');
  const wrapping = await passphraseKey(passphrase, saltBytes, kdf);
  const wrap = wrapKey(key, wrapping, wrapHeader(head, 'passphrase', { kdf, salt }));
  wipe(wrapping);
  return { kdf, salt, wrap };
}

function sealUnderWords(
  head: UserHead,
  key: Uint8Array,
): { readonly words: readonly string[]; readonly sealed: UserKeyFile['recovery'] } {
  const entropy = randomBytes(RECOVERY_BYTES);
  const words = entropyToMnemonic(entropy, wordlist).split(' ');
  const saltBytes = randomBytes(32);
  const salt = saltBytes.toString('base64');
  const wrapping = recoveryKey(entropy, saltBytes);
  const wrap = wrapKey(key, wrapping, wrapHeader(head, 'recovery', { salt }));
  wipe(wrapping);
  wipe(entropy);
  return { words, sealed: { salt, wrap } };
}

function entropyOf(words: string | readonly string[]): Uint8Array {
  const text = typeof words === 'string' ? words : words.join(' ');
  const tidy = text.normalize('NFKD').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  try {
    return mnemonicToEntropy(tidy, wordlist);
  } catch {
    // SECURITY: the library's message may quote a word, so it is not kept as the cause.
    throw new AppError('WRONG_RECOVERY_WORDS', { details: { rule: 'words' } });
  }
}

function checked(key: Buffer, file: UserKeyFile | DemoKeyFile): Buffer {
  if (!matchesCheck(key, file.check)) throw new AppError('KEY_FILE_DAMAGED');
  return key;
}

function readUserKeyFile(folder: string): UserKeyFile {
  const file = readKeyFile(folder);
  if (file.kind !== 'user') throw new AppError('BAD_REQUEST');
  return file;
}

function ownKeyFile(folder: string, key: Uint8Array): UserKeyFile {
  const file = readUserKeyFile(folder);
  if (!matchesCheck(key, file.check)) throw new AppError('BAD_REQUEST');
  return file;
}

function refuseExisting(folder: string): void {
  if (existsSync(join(folder, KEY_FILE))) throw new AppError('WORKSPACE_EXISTS');
}
