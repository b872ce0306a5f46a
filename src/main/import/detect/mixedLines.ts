import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '#shared/contract/importReading.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { REPLACEMENT } from '../read/decoders.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { eachLine, WholeLines } from '../read/textLines.ts';
import { rankEncodings } from './encodings.ts';
import { eachBlock, fittingSegments } from './fittingEncodings.ts';
import { SegmentSampler } from './segments.ts';

/** Share of the lines beyond ASCII that must be of the rarer of the two encodings: less is damage or chance. */
const MIN_SHARE = 0.02;
/** The lines of the other encoding have to make sense by themselves. */
const MIN_SCORE = 0.45;

/** A file whose lines are UTF-8 in part, and in part of another encoding. */
export interface MixedLines {
  readonly other: Encoding;
  readonly utf8Lines: number;
  readonly otherLines: number;
}

/**
 * Tells a file that was joined from exports of two systems: lines that only UTF-8 explains beside lines that are no
 * UTF-8 at all. Undefined for a file of one encoding, damaged or not.
 */
export function mixedLines(
  source: FileToRead,
  sheet: string | undefined,
  control: JobControl,
): MixedLines | undefined {
  const lines = new WholeLines();
  const sampler = new SegmentSampler();
  let [utf8Lines, otherLines] = [0, 0];
  const decoder = new TextDecoder();
  eachBlock(source, sheet, control, (block) => {
    eachLine(lines.take(block), (line) => {
      if (isAscii(line)) return;
      if (isUtf8(line)) {
        if (onlyUtf8(decoder.decode(line))) utf8Lines += 1;
      } else if (!damaged(decoder.decode(line))) {
        otherLines += 1;
        sampler.add(line, true);
      }
    });
  });
  sampler.end();
  const fewest = Math.max(1, (utf8Lines + otherLines) * MIN_SHARE);
  if (utf8Lines < fewest || otherLines < fewest) return undefined;
  const segments = sampler.segments();
  const [best] = rankEncodings(segments, fittingSegments(segments));
  if (best === undefined || best.score < MIN_SCORE) return undefined;
  return { other: best.encoding, utf8Lines, otherLines };
}

/** Letters of three bytes, or accented ones beside plain ones: what no other encoding gives by chance. */
function onlyUtf8(line: string): boolean {
  return /[\u0800-\uffff]/u.test(line) || /[a-z][\u00c0-\u024f]|[\u00c0-\u024f][a-z]/iu.test(line);
}

/** True if most of a line is sound UTF-8, and a few bytes of it are lost. */
function damaged(line: string): boolean {
  const broken = line.split(REPLACEMENT).length - 1;
  return (line.match(/\P{ASCII}/gu)?.length ?? 0) - broken >= broken;
}
