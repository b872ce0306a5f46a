import type { ErrorBody } from '#shared/contract/errors.ts';
import type { PackedNumbers } from './rowChunk.ts';
import type { DistinctCounts, RowShape } from './rowStore.ts';

/** Chunks that are filled and stored in turn: enough that neither thread waits for a slow moment of the other. */
export const SLOTS = 12;

/** First message of a batch; the storer wakes for it and stays with the batch to its end. */
export interface StorerBegin {
  readonly kind: 'begin';
  readonly batchId: number;
  readonly shape: RowShape;
  readonly bells: SharedArrayBuffer;
  /** Memory of the chunks' texts. */
  readonly slots: readonly SharedArrayBuffer[];
}

/** What the reading thread sends after {@link StorerBegin}. */
export type StorerOrder =
  | {
      readonly kind: 'rows';
      readonly slot: number;
      readonly rows: number;
      readonly numbers: PackedNumbers;
    }
  | { readonly kind: 'rejects'; readonly csv: Uint8Array }
  | { readonly kind: 'finish' }
  | { readonly kind: 'abort' };

/** What the storer answers. */
export type StorerAnswer =
  | { readonly kind: 'free'; readonly slot: number }
  | { readonly kind: 'finished'; readonly counts: DistinctCounts }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly error: ErrorBody };
