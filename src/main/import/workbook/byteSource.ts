import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read at any place. */
export interface ByteSource {
  readonly length: number;
  /**
   * At most `length` bytes from `offset`, fewer at the end; valid until the source is closed, or until
   * the next call with the same `buffer`, which has room for them.
   */
  read(offset: number, length: number, buffer?: Uint8Array): Uint8Array;
  close(): void;
}

/** A file opened for reading at any place. */
export function fileSource(path: string): ByteSource {
  const descriptor = openSync(path, 'r');
  const size = fstatSync(descriptor).size;
  return {
    length: size,
    read(offset, length, buffer) {
      if (offset >= size) return new Uint8Array(0);
      const bytes = buffer ?? new Uint8Array(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** Bytes in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    length: bytes.length,
    read: (offset, length) => bytes.subarray(offset, Math.min(bytes.length, offset + length)),
    close: () => undefined,
  };
}
