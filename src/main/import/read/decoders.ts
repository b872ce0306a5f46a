import type { Encoding } from '#shared/contract/importReading.ts';
import { AppError } from '#shared/contract/errors.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** What stands for a damaged character. */
export const REPLACEMENT = '\ufffd';

/**
 * A decoder that refuses bytes which are not of the encoding. Node built with few language tables
 * knows only the Unicode encodings and Latin 1: then the file's text cannot be told.
 *
 * @param file name of the file, for the error
 * @throws AppError ENCODING_UNKNOWN if this build of Node has no table for the encoding
 */
export function strictDecoder(encoding: Encoding, file: string): Decoder {
  return decoderOf(encoding, true, file);
}

/** As {@link strictDecoder}, with U+FFFD for bytes that are not of the encoding. */
export function lenientDecoder(encoding: Encoding, file: string): Decoder {
  return decoderOf(encoding, false, file);
}

function decoderOf(encoding: Encoding, fatal: boolean, file: string): Decoder {
  try {
    return new TextDecoder(encoding, { fatal });
  } catch (cause) {
    throw new AppError('ENCODING_UNKNOWN', { place: { file }, details: { encoding }, cause });
  }
}
