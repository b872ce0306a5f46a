import { formatIsoDay } from '#shared/domain/calendar.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { NUMBER_KINDS } from './numberFormat.ts';

const MS_PER_DAY = 86_400_000;
const [MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND] = [3_600_000, 60_000, 1000] as const;
/** Day 0 of both systems in days since 1970; the 1900 system has a false 29 February as its day 60. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
const FALSE_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_466;
const [ZERO, COLON, DOT, SPACE] = [48, 58, 46, 32] as const;

/**
 * A day number under a date format as ISO text: the day, with the time of day if the format or the
 * number has one; a time alone or an elapsed time as `HH:MM:SS`. Undefined if it is no moment.
 */
export function serialText(serial: number, kind: number, from1904: boolean): string | undefined {
  scratch.length = 0;
  return addSerial(scratch, serial, kind, from1904) ? scratch.text() : undefined;
}

/** Adds what {@link serialText} tells to `out`; false, and nothing added, if it is no moment. */
export function addSerial(
  out: ByteBuffer,
  serial: number,
  kind: number,
  from1904: boolean,
): boolean {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return false;
  const ms = Math.round(serial * MS_PER_DAY);
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  if (kind === NUMBER_KINDS.elapsed) {
    addClock(out, ms);
  } else if (day === 0 && (kind === NUMBER_KINDS.time || rest > 0)) {
    addClock(out, rest);
  } else if (day === 0 && !from1904) {
    return false;
  } else {
    const text = dayBytes(day, from1904);
    out.append(text, 0, text.length);
    if (kind === NUMBER_KINDS.date && rest === 0) return true;
    out.push(SPACE);
    addClock(out, rest);
  }
  return true;
}

/** Texts of days that were met: a sheet has few of them and many rows. */
const known: readonly Map<number, Uint8Array>[] = [new Map(), new Map()];
const MAX_KNOWN = 10_000;

function dayBytes(day: number, from1904: boolean): Uint8Array {
  const days = known[from1904 ? 1 : 0] as Map<number, Uint8Array>;
  const found = days.get(day);
  if (found !== undefined) return found;
  if (days.size >= MAX_KNOWN) days.clear();
  const bytes = new TextEncoder().encode(dayText(day, from1904));
  days.set(day, bytes);
  return bytes;
}

function dayText(day: number, from1904: boolean): string {
  if (from1904) return formatIsoDay(day + EPOCH_1904);
  if (day === FALSE_LEAP_DAY) return '1900-02-29';
  return formatIsoDay(day + EPOCH_1900 + (day < FALSE_LEAP_DAY ? 1 : 0));
}

/** Hours, minutes and seconds, with milliseconds if there are any. */
function addClock(out: ByteBuffer, ms: number): void {
  const hours = Math.floor(ms / MS_PER_HOUR);
  if (hours < 100) addTwo(out, hours);
  else out.appendText(String(hours));
  out.push(COLON);
  addTwo(out, Math.floor(ms / MS_PER_MINUTE) % 60);
  out.push(COLON);
  addTwo(out, Math.floor(ms / MS_PER_SECOND) % 60);
  const rest = ms % MS_PER_SECOND;
  if (rest === 0) return;
  out.push(DOT);
  out.push(ZERO + Math.floor(rest / 100));
  addTwo(out, rest % 100);
}

function addTwo(out: ByteBuffer, value: number): void {
  const tens = Math.floor(value / 10);
  out.push(ZERO + tens);
  out.push(ZERO + value - tens * 10);
}

const scratch = new ByteBuffer(64);
