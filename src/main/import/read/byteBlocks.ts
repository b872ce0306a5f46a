/** Blocks of bytes, each valid until the next call. */
export interface ByteBlocks {
  next(): Uint8Array | undefined;
}
