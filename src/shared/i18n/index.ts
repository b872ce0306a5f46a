export { type MessageKey } from './catalogues.ts';
export { createTranslator, isMessageKey, type Translate, type Translator } from './translate.ts';
export { findingText } from './findingText.ts';
export { createFormatter, type Formatter } from './format.ts';
export { readDay } from './readDay.ts';
export { HTML_LANG, LANGUAGE_NAMES, LANGUAGES } from './languages.ts';
