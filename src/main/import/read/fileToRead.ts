import { AppError } from '#shared/contract/errors.ts';

/** A protected file with its password (UTF-8), which whoever made it wipes after the one request it is for. */
export interface LockedFile {
  readonly path: string;
  readonly password: Uint8Array;
}

/** A file by its path, or a protected one with its password. */
export type FileToRead = string | LockedFile;

/** Path of a file to read. */
export function pathOf(file: FileToRead): string {
  return typeof file === 'string' ? file : file.path;
}

/** Password of a file to read; undefined where none was given. */
export function passwordOf(file: FileToRead): Uint8Array | undefined {
  return typeof file === 'string' ? undefined : file.password;
}

/** The refusal of a password that does not open a file, or of a protected file without one. */
export function passwordRefused(password: Uint8Array | undefined, file: string): AppError {
  return new AppError(password === undefined ? 'FILE_PASSWORD_MISSING' : 'FILE_PASSWORD_WRONG', {
    place: { file },
  });
}
