import type { JobControl } from '#main/jobs/index.ts';
import { passwordRefused } from '../read/fileToRead.ts';
import { streamOf } from '../workbook/compoundFile.ts';
import { openAgile } from './agileLock.ts';
import {
  DEFAULT_PASSWORD,
  lockDamaged,
  lockUnknown,
  MAX_SPINS,
  officePassword,
} from './officeKey.ts';
import { openStandard } from './standardLock.ts';

/** Rounds of hashing for a password that nobody gave. */
const QUICK_SPINS = 200_000;

/**
 * The workbook inside an OLE compound file that holds an encrypted one (XLSX, XLSB): its zip, in memory. Undefined if
 * the file holds none.
 *
 * @throws AppError FILE_PASSWORD_MISSING, FILE_PASSWORD_WRONG, FILE_ENCRYPTED for other kinds of protection,
 *   FILE_DAMAGED, CANCELLED
 */
export function openOfficeLock(
  bytes: Uint8Array,
  password: Uint8Array | undefined,
  { file, control }: { readonly file: string; readonly control: JobControl },
): Buffer | undefined {
  const sealed = streamOf(bytes, 'EncryptedPackage');
  if (sealed === undefined) return undefined;
  const info = streamOf(bytes, 'EncryptionInfo');
  if (info === undefined || info.length < 8) throw lockDamaged(file, 'lock.info');
  const key = password === undefined ? DEFAULT_PASSWORD : officePassword(password);
  const maxSpins = password === undefined ? QUICK_SPINS : MAX_SPINS;
  try {
    const opened = openVersion(info, sealed, key, { file, control, maxSpins });
    if (opened === undefined) throw passwordRefused(password, file);
    return opened;
  } finally {
    if (password !== undefined) key.fill(0);
  }
}

function openVersion(
  info: Buffer,
  sealed: Buffer,
  password: Buffer,
  place: { file: string; control: JobControl; maxSpins: number },
): Buffer | undefined {
  const major = info.readUInt16LE(0);
  const minor = info.readUInt16LE(2);
  if (major === 4 && minor === 4) return openAgile(info, sealed, password, place);
  if (minor === 2 && major >= 2 && major <= 4) return openStandard(info, sealed, password, place);
  throw lockUnknown(place.file, 'lock.version');
}
