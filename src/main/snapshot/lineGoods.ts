import type { GoodsKind } from '#shared/domain/goods.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { ByteDictionary, type PackedTexts, type Store } from '#main/store/index.ts';
import { internAll, unifiedCodes, wholeColumn } from './batchCodes.ts';
import type { LineColumns } from './lines.ts';
import { codesByName } from './texts.ts';

/** What each line names. */
export interface LineGoods {
  /** Per line, 0 = unknown. */
  readonly codes: Uint32Array;
  /** In byte order behind the empty entry 0. */
  readonly names: PackedTexts;
}

/** A column with more different values names no products, but every line by itself. */
const MOST_NAMES = 1_000_000;

interface Coded {
  readonly codes: Int32Array;
  readonly texts: PackedTexts;
}

/**
 * What the lines name of a kind; undefined where none names anything, or too many different things. A line
 * without a category has that of its product in the files of products, where one has it.
 */
export function lineGoods(
  store: Store,
  lines: LineColumns,
  kind: GoodsKind,
  control: JobControl,
): LineGoods | undefined {
  const own = unifiedCodes(store, lines.batches, kind, lines.starts, control);
  const { codes, texts } = kind === 'category' ? withCatalogue(store, lines, own, control) : own;
  if (texts.count === 0 || texts.count > MOST_NAMES) return undefined;
  const out = new Uint32Array(codes.length);
  const names = codesByName(codes, texts, MOST_NAMES, out);
  return names.count > 1 ? { codes: out, names } : undefined;
}

/** Fills the categories that lines lack by the files of products. */
function withCatalogue(store: Store, lines: LineColumns, own: Coded, control: JobControl): Coded {
  const files = store.batches.sources().filter(({ kind }) => kind === 'products');
  if (files.length === 0) return own;
  const products = unifiedCodes(store, lines.batches, 'product', lines.starts, control);
  const dictionary = new ByteDictionary();
  internAll(own.texts, dictionary);
  const categoryOf = new Int32Array(products.texts.count).fill(-1);
  const known = new ByteDictionary();
  internAll(products.texts, known);
  for (const file of files) {
    const [named, grouped] = [
      wholeColumn(store, file, 'product'),
      wholeColumn(store, file, 'category'),
    ];
    const [names, groups] = [
      store.batches.dictionary(file.id, 'product'),
      store.batches.dictionary(file.id, 'category'),
    ];
    if (!named || !grouped || !names || !groups) continue;
    const productCodes = internAll(names, known);
    const groupCodes = internAll(groups, dictionary);
    // Later files and rows say more.
    for (let row = 0; row < named.length; row++) {
      const [name, group] = [named[row] as number, grouped[row] as number];
      const product = name < 0 ? -1 : (productCodes[name] as number);
      if (product >= 0 && product < categoryOf.length && group >= 0) {
        categoryOf[product] = groupCodes[group] as number;
      }
    }
    control.check();
  }
  const codes = own.codes.map((code, i) => {
    const product = products.codes[i] as number;
    return code >= 0 || product < 0 ? code : (categoryOf[product] as number);
  });
  return { codes, texts: dictionary.pack() };
}
