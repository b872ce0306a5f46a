import type { Language } from '../contract/common.ts';
import { CATALOGUES, type Area, type Catalogue, type MessageKey } from './catalogues.ts';
import { fillPlaces, type Message, type MessageParams } from './message.ts';

/** Text of a message in one language. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** The texts of one language. */
export interface Translator {
  readonly language: Language;
  readonly t: Translate;
  /** Text of a key that came over the pipe (a phase, a reason); the fallback where there is none. */
  readonly known: (key: string, params?: MessageParams, fallback?: string) => string;
}

interface Rules {
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
}

const rulesOf = new Map<Language, Rules>();

function rules(language: Language): Rules {
  const found = rulesOf.get(language);
  if (found) return found;
  const made: Rules = {
    plural: new Intl.PluralRules(language),
    number: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
  };
  rulesOf.set(language, made);
  return made;
}

/** True if the English catalogue (and so every other) has this key. */
export function isMessageKey(key: string): key is MessageKey {
  return lookUp(CATALOGUES.en, key) !== undefined;
}

/**
 * Text of `key` with the values of `params` in its `{places}`. The plural form follows `count` or the
 * place that the message names.
 * Numbers are grouped in the language's way; money, shares and days come formatted as text.
 */
function translate(
  catalogue: Catalogue,
  language: Language,
  key: MessageKey,
  params: MessageParams = {},
): string {
  const message = lookUp(catalogue, key);
  if (message === undefined) return key;
  const { plural, number } = rules(language);
  return fillPlaces(formOf(message, params, plural), params, (value) => number.format(value));
}

/** The texts of one language, for screens, report and command line. */
export function createTranslator(language: Language): Translator {
  const catalogue = CATALOGUES[language];
  const t: Translate = (key, params) => translate(catalogue, language, key, params);
  return {
    language,
    t,
    known: (key, params, fallback = key) => (isMessageKey(key) ? t(key, params) : fallback),
  };
}

function formOf(message: Message, params: MessageParams, plural: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  const count = params[message.by ?? 'count'];
  return typeof count === 'number' && plural.select(count) === 'one' ? message.one : message.other;
}

function lookUp(catalogue: Catalogue, key: string): Message | undefined {
  const dot = key.indexOf('.');
  const area = key.slice(0, dot);
  if (!Object.hasOwn(catalogue, area)) return undefined;
  const messages: Readonly<Record<string, Message>> = catalogue[area as Area];
  const name = key.slice(dot + 1);
  return Object.hasOwn(messages, name) ? messages[name] : undefined;
}
