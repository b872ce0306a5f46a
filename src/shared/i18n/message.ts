/**
 * One message of a catalogue: text with `{name}` places, or one text per plural form of `{count}`, or of
 * the place named by `by`. A text with several numbers has `{name:month|months}` behind a number that needs it:
 * the first word after exactly 1, else the second. Languages without plural forms give plain text.
 */
export type Message =
  string | { readonly one: string; readonly other: string; readonly by?: string };

/** An area of the catalogue in another language: the English keys, all of them and no others. */
export type Translated<Area> = { readonly [Key in keyof Area]: Message };

/** Values for the places of a message; numbers are written in the language's way. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Names of the `{places}` of a message, sorted, each once. */
export function placesOf(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : [message.one, message.other];
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].sort();
}

/** The word that follows the value of a name. */
export interface PlaceOfWord {
  readonly name: string;
  readonly one: string;
  readonly other: string;
}

/** A place of a text: a value, or the word that follows it. */
export type Place = { readonly name: string } | PlaceOfWord;

/** A text cut at its places, in order; no part is empty text. */
export function partsOf(text: string): (string | Place)[] {
  return text
    .split(/(\{\w+(?::[^{}|]+\|[^{}|]+)?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, name, one, other] = /^\{(\w+)(?::([^|]+)\|(.+))?\}$/.exec(part) ?? [];
      if (name === undefined) return part;
      return one === undefined || other === undefined ? { name } : { name, one, other };
    });
}

/** The word of a place that stands after a value: the first after exactly 1. */
export function wordAfter(value: string | number, place: PlaceOfWord): string {
  return value === 1 ? place.one : place.other;
}

function sourceOf(place: Place): string {
  return 'one' in place ? `{${place.name}:${place.one}|${place.other}}` : `{${place.name}}`;
}

/**
 * Writes the values into the places of a text; a place without a value stays visible. A space beside a place
 * sets off figures and foreign words: where a Chinese character meets another one, or a day in Chinese, it goes.
 */
export function fillPlaces(
  text: string,
  params: MessageParams,
  formatNumber: (value: number) => string,
): string {
  const written = (place: Place): string => {
    const value = params[place.name];
    if (value === undefined) return sourceOf(place);
    if ('one' in place) return wordAfter(value, place);
    return typeof value === 'number' ? formatNumber(value) : value;
  };
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : written(part)))
    .reduce(closedUp, '');
}

/** The second text after the first, without a space between two Chinese characters or behind a closing bracket. */
function closedUp(before: string, after: string): string {
  if (/\p{Script=Han} $/u.test(before) && /^(\p{Script=Han}|\d{4}年)/u.test(after)) {
    return before.slice(0, -1) + after;
  }
  if (/[\p{Script=Han}）」』]$/u.test(before) && /^ \p{Script=Han}/u.test(after)) {
    return before + after.slice(1);
  }
  return before + after;
}
