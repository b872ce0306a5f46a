import type { Language } from '../contract/common.ts';

/** The languages of the program, in the order in which they are offered. */
export const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const satisfies readonly Language[];

/** Each language in its own words; never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
};

/** Value of the `lang` attribute: script before region, so that shared characters get the right shape. */
export const HTML_LANG: Readonly<Record<Language, string>> = {
  en: 'en',
  'zh-CN': 'zh-Hans-CN',
  'zh-TW': 'zh-Hant-TW',
};
