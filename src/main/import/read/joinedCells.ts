import { textOf, textLinesOf } from './textLines.ts';

const MIN_LINES = 3;

/**
 * True if each line is nothing but quoted cells without a delimiter, `"a""b"`, and all have the same number of them. In
 * texts that hold quotes the parts between would differ in number, be empty, or begin with a space.
 */
export function cellsAreJoined(sample: Uint8Array): boolean {
  const lines = textLinesOf(sample);
  const counts = lines.map((line) => {
    const parts = /^"(.+)"$/u.exec(line)?.[1]?.split('""') ?? [];
    return parts.every((part) => /^[^"\s]/u.test(part)) ? parts.length : 0;
  });
  const [first = 0] = counts;
  return lines.length >= MIN_LINES && first > 1 && counts.every((count) => count === first);
}

/** Lines with a delimiter between their quoted cells. */
export function unjoined(lines: Uint8Array, delimiter: string): Uint8Array {
  return Buffer.from(textOf(lines).replaceAll('""', `"${delimiter}"`), 'utf8');
}
