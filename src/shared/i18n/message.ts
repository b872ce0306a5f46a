/**
 * One message of a catalogue: text with `{name}` places, or one text per plural form of `{count}`, or of
 * the place named by `by`. Languages without plural forms give plain text.
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

/**
 * Writes the values into the places of a text; a place without a value stays visible. A space beside a place
 * sets off figures and foreign words: where a Chinese character meets another one, or a day in Chinese, it goes.
 */
export function fillPlaces(
  text: string,
  params: MessageParams,
  formatNumber: (value: number) => string,
): string {
  const valueOf = (place: string): string => {
    const value = params[place.slice(1, -1)];
    if (value === undefined) return place;
    return typeof value === 'number' ? formatNumber(value) : value;
  };
  return text
    .split(/(\{\w+\})/)
    .map((part, index) => (index % 2 === 0 ? part : valueOf(part)))
    .reduce(closedUp);
}

/** The second text after the first, without a space between two Chinese characters. */
function closedUp(before: string, after: string): string {
  if (/\p{Script=Han} $/u.test(before) && /^(\p{Script=Han}|\d{4}年)/u.test(after)) {
    return before.slice(0, -1) + after;
  }
  if (/\p{Script=Han}$/u.test(before) && /^ \p{Script=Han}/u.test(after)) {
    return before + after.slice(1);
  }
  return before + after;
}
