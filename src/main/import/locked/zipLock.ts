import type { EntryLock } from '../workbook/zipDirectory.ts';
import type { OpenedEntry, SealedEntry } from './sealedEntry.ts';
import { openAesEntry } from './zipAes.ts';
import { openClassicEntry } from './zipClassic.ts';

/**
 * Takes a password for an entry of a zip.
 *
 * @param password UTF-8
 * @returns undefined for a wrong password, and for an entry that is too short to have been encrypted
 */
export function openEntryLock(
  lock: Exclude<EntryLock, { kind: 'unknown' }>,
  password: Uint8Array,
  entry: SealedEntry,
): OpenedEntry | undefined {
  return lock.kind === 'aes'
    ? openAesEntry(lock.keyBytes, password, entry)
    : openClassicEntry(lock.check, password, entry);
}
