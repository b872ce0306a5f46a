import { isLedgerKind, type ImportKind } from '#shared/domain/importKinds.ts';
import type { BatchRecord, ColumnArray, PackedTexts, Store } from '#main/store/index.ts';
import { CUSTOMER } from '../check/planColumns.ts';

/** A column of codes with what they stand for. */
export interface CodedTexts {
  readonly codes: ColumnArray;
  readonly texts: PackedTexts;
}

/** The columns by which rows of the ledger are told apart; equally long. */
export interface KeyColumns {
  readonly kind: ImportKind;
  readonly day: ColumnArray;
  readonly amount: ColumnArray | undefined;
  readonly moneyDigits: number;
  readonly order: CodedTexts | undefined;
  readonly customer: CodedTexts | undefined;
}

/** Where columns are read from: a batch of the store, one being written, or a file being checked. */
export interface ColumnSource {
  column(name: string): ColumnArray | undefined;
  dictionary(name: string): PackedTexts | undefined;
}

/** The key columns of a source; undefined for kinds that are not in the ledger. */
export function keyColumns(
  source: ColumnSource,
  { kind, moneyDigits }: Pick<BatchRecord, 'kind' | 'moneyDigits'>,
): KeyColumns | undefined {
  const day = source.column('day');
  if (day === undefined || !isLedgerKind(kind)) return undefined;
  const coded = (name: string): CodedTexts | undefined => {
    const [codes, texts] = [source.column(name), source.dictionary(name)];
    return codes && texts && { codes, texts };
  };
  const amount = source.column('amount');
  return { kind, moneyDigits, day, amount, order: coded('order'), customer: coded(CUSTOMER) };
}

/** A complete batch or part of one as a source. */
export function storedColumns(store: Store, id: number): ColumnSource {
  return {
    column: (name) => store.batches.column(id, name),
    dictionary: (name) => store.batches.dictionary(id, name),
  };
}
