import type { Encoding } from '#shared/contract/importReading.ts';
import { AppError } from '#shared/contract/errors.ts';

/**
 * A decoder that refuses bytes which are not of the encoding. Node built with few language tables
 * knows only the Unicode encodings and Latin 1: then the file's text cannot be told.
 *
 * @param file name of the file, for the error
 * @throws AppError ENCODING_UNKNOWN if this build of Node has no table for the encoding
 */
export function strictDecoder(encoding: Encoding, file: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new AppError('ENCODING_UNKNOWN', { place: { file }, details: { encoding }, cause });
  }
}
