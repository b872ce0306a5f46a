import { isLedgerKind } from '#shared/domain/importKinds.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  ByteDictionary,
  type BatchRecord,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';

/** The complete batches whose rows make up the ledger, in the order of their imports. */
export function ledgerBatches(store: Store): BatchRecord[] {
  return store.batches.sources().filter((batch) => isLedgerKind(batch.kind));
}

/** Place of each batch's first line among the lines of all, and the number of lines at the end. */
export function lineStarts(store: Store, batches: readonly BatchRecord[]): number[] {
  const starts = [0];
  for (const batch of batches) {
    starts.push((starts.at(-1) ?? 0) + (wholeColumn(store, batch, 'day')?.length ?? 0));
  }
  return starts;
}

/** A column of a batch; undefined if it has none of that name. */
export function wholeColumn(store: Store, batch: BatchRecord, name: string) {
  return store.batches.column(batch.id, name);
}

/** One dictionary column of all batches under one set of codes. */
export function unifiedCodes(
  store: Store,
  batches: readonly BatchRecord[],
  name: string,
  starts: readonly number[],
  control: JobControl,
): { codes: Int32Array; texts: PackedTexts } {
  const codes = new Int32Array(starts.at(-1) ?? 0).fill(-1);
  const packs = batches.map((batch) => store.batches.dictionary(batch.id, name));
  const shared = packs.filter((pack) => pack !== undefined);
  const only = shared.length === 1 ? shared[0] : undefined;
  const dictionary = new ByteDictionary();
  batches.forEach((batch, b) => {
    const pack = packs[b];
    const column = wholeColumn(store, batch, name);
    if (!pack || !column) return;
    const at = starts[b] ?? 0;
    if (only) {
      codes.set(column, at);
      return;
    }
    const map = internAll(pack, dictionary);
    for (let i = 0; i < column.length; i++) {
      const code = column[i] as number;
      if (code >= 0) codes[at + i] = map[code] as number;
    }
    control.check();
  });
  return { codes, texts: only ?? dictionary.pack() };
}

/** Codes of packed texts in a dictionary, new ones for those that it lacks. */
export function internAll(texts: PackedTexts, dictionary: ByteDictionary): Int32Array {
  const codes = new Int32Array(texts.count);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = dictionary.intern(
      texts.bytes,
      texts.offsets[i] as number,
      texts.offsets[i + 1] as number,
    );
  }
  return codes;
}
