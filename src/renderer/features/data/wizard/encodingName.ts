import type { Encoding } from '#shared/contract/importReading.ts';

/** An encoding as people write it. */
export function encodingName(encoding: Encoding): string {
  return encoding.toUpperCase().replace('WINDOWS', 'Windows').replace('BIG5', 'Big5');
}
