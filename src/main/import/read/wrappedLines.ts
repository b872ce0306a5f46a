import { CR, LF } from './dialect.ts';
import { eachLine } from './textLines.ts';

const QUOTE = 34;
/** Marks that set cells apart in a wrapped line. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Fewest lines that say something, and the share of them that must be alike. */
const MIN_LINES = 2;
const MIN_SHARE = 0.95;
/** Fewest delimiters of a line: a quoted text has one by chance, but no cells with quotes of their own. */
const MIN_DELIMITERS = 2;
const MIN_BESIDE_QUOTES = 1;

/**
 * True if each line stands in quotes as a whole, `"a,b,""c"""`: a table that was written as CSV a second time, as a
 * column of texts.
 */
export function linesAreWrapped(sample: Uint8Array): boolean {
  const lines: string[] = [];
  eachLine(sample, (line) => {
    const text = Buffer.from(line).toString('latin1').trimEnd();
    if (text !== '') lines.push(text);
  });
  const inner = lines
    .filter((text) => text.length > 2 && text.startsWith('"') && text.endsWith('"'))
    .map((text) => text.slice(1, -1));
  const bare = inner.map((text) => text.replace(/""(?:[^"]|"""")*""/gu, ''));
  const enough = lines.length * MIN_SHARE;
  if (lines.length < MIN_LINES || bare.filter((text) => !text.includes('"')).length < enough) {
    return false;
  }
  const least = inner.some((text) => text.includes('""')) ? MIN_BESIDE_QUOTES : MIN_DELIMITERS;
  return DELIMITERS.some((delimiter) => {
    const counts = bare.map((text) => text.split(delimiter).length - 1);
    const alike = counts.filter((count) => count === counts[0]).length;
    return (counts[0] ?? 0) >= least && alike >= enough;
  });
}

/** Lines without the quotes around each of them, and with the doubled ones inside single again. */
export function unwrapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let to = 0;
  eachLine(bytes, (line) => {
    let end = line.length;
    while (end > 0 && (line[end - 1] === LF || line[end - 1] === CR)) end -= 1;
    const whole = end > 1 && line[0] === QUOTE && line[end - 1] === QUOTE;
    const last = whole ? end - 1 : end;
    for (let p = whole ? 1 : 0; p < last; p += 1) {
      out[to++] = line[p] as number;
      if (whole && line[p] === QUOTE && line[p + 1] === QUOTE && p + 1 < last) p += 1;
    }
    for (let p = end; p < line.length; p += 1) out[to++] = line[p] as number;
  });
  return out.subarray(0, to);
}
