import type { Language } from '../contract/common.ts';
import type { Translated } from './message.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';
import { zhTW } from './zh-TW/index.ts';

/** An area is one file per language; a key is written `area.name`. */
export type Area = keyof typeof en;
export type Catalogue = { readonly [A in Area]: Translated<(typeof en)[A]> };
export type MessageKey = { [A in Area]: `${A}.${keyof (typeof en)[A] & string}` }[Area];

/** All texts. The English catalogue is the type of the others: a missing key does not compile. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en,
  'zh-CN': zhCN,
  'zh-TW': zhTW,
};
