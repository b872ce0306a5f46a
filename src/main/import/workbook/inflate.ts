import { Gunzip, Inflate } from 'fflate';
import { constants, createGunzip, createInflateRaw } from 'node:zlib';
import type { ByteBlocks } from '../read/byteBlocks.ts';

/** Unpacked bytes handed out at a time: what a processor keeps near. */
const BLOCK_BYTES = 1 << 18;
const NOTHING = new Uint8Array(0);

/**
 * What stands behind a stream of Node's zlib: a call that works at once and leaves in `_writeState`
 * how much room and input is left. Node does not document it, though npm's own unpacker (minizlib)
 * has rested on the like of it for years; where it is missing, a library in JavaScript does the work.
 */
interface NativeStream {
  readonly _handle?: {
    writeSync?(
      flush: number,
      input: Uint8Array,
      inputStart: number,
      inputLength: number,
      output: Uint8Array,
      outputStart: number,
      outputLength: number,
    ): void;
  } | null;
  readonly _writeState?: unknown;
}

/** A deflate stream without a header (RFC 1951), or members of gzip (RFC 1952). */
export type Packing = 'deflate' | 'gzip';

/**
 * Unpacks a stream block by block, each valid until the next call; what follows its end is passed over.
 *
 * @throws Error from `next`, for bytes that are no such stream or end too early
 */
export function inflated(packed: ByteBlocks, packing: Packing = 'deflate'): ByteBlocks {
  return inflatedNatively(packed, packing) ?? inflatedByLibrary(packed, packing);
}

/** As {@link inflated} with Node's own zlib, three times as fast; undefined if it cannot be used. */
export function inflatedNatively(
  packed: ByteBlocks,
  packing: Packing = 'deflate',
): ByteBlocks | undefined {
  const stream = packing === 'gzip' ? createGunzip() : createInflateRaw();
  // Thrown from `next` instead; without a listener the event would end the process.
  stream.on('error', () => undefined);
  const { _handle: handle, _writeState: state } = stream as unknown as NativeStream;
  if (typeof handle?.writeSync !== 'function' || !(state instanceof Uint32Array)) {
    stream.close();
    return undefined;
  }
  const out = new Uint8Array(BLOCK_BYTES);
  let input: Uint8Array | undefined = NOTHING;
  let from = 0;
  let full = false;
  const next = (): Uint8Array | undefined => {
    while (input !== undefined || full) {
      if (!full) {
        input = packed.next();
        from = 0;
      }
      const { length } = input ?? NOTHING;
      const flush = input === undefined ? constants.Z_FINISH : constants.Z_NO_FLUSH;
      handle.writeSync?.(flush, input ?? NOTHING, from, length - from, out, 0, out.length);
      if (stream.errored !== null) throw stream.errored;
      const [room = 0, left = 0] = state;
      from = length - left;
      full = room === 0;
      if (room < out.length) return out.subarray(0, out.length - room);
    }
    stream.close();
    return undefined;
  };
  return { next };
}

/** As {@link inflated} in JavaScript. */
export function inflatedByLibrary(packed: ByteBlocks, packing: Packing = 'deflate'): ByteBlocks {
  let parts: Uint8Array[] = [];
  let ended = false;
  const take = (part: Uint8Array): void => {
    if (part.length > 0) parts.push(part);
  };
  const inflate = packing === 'gzip' ? new Gunzip(take) : new Inflate(take);
  const next = (): Uint8Array | undefined => {
    while (!ended) {
      const block = packed.next();
      ended = block === undefined;
      parts = [];
      // It calls back before it returns.
      inflate.push(block ?? NOTHING, ended);
      const [only] = parts;
      if (only !== undefined) return parts.length === 1 ? only : Buffer.concat(parts);
    }
    return undefined;
  };
  return { next };
}
