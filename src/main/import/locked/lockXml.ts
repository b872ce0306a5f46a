import { lockDamaged } from './officeKey.ts';

/**
 * The attributes of the first element of a name in any namespace, by their local names.
 * @throws AppError FILE_DAMAGED if there is no such element
 */
export function attributes(xml: string, name: string, file: string): ReadonlyMap<string, string> {
  const [, text] = new RegExp(`<(?:\\w{1,32}:)?${name}\\s([^<>]*)>`, 'u').exec(xml) ?? [];
  if (text === undefined) throw lockDamaged(file, 'lock.info');
  return attributesIn(text);
}

/** The attributes in the text of a tag. */
export function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/gu)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
}
