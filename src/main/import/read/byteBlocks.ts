/** Blocks of bytes, each valid until the next call. */
export interface ByteBlocks {
  next(): Uint8Array | undefined;
}

/** Pieces of bytes as blocks. */
export function blocksOf(pieces: Iterable<Uint8Array>): ByteBlocks {
  const iterator = pieces[Symbol.iterator]();
  return {
    next: () => {
      const step = iterator.next();
      return step.done === true ? undefined : step.value;
    },
  };
}
