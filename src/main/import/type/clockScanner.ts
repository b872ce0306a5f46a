import { ByteCursor } from './byteCursor.ts';
import { offsetBehind } from './timeOffset.ts';

const [DOT, COLON, LETTER_T] = [46, 58, 116] as const;
const AM = 1;
const PM = 2;

/** Reads the time of day behind a date. */
export class ClockScanner extends ByteCursor {
  /** Second of the day, -1 if the cell has no time. */
  second = -1;
  /** Minutes east of UTC that the cell states (0 for Unix time); NaN if it states none. */
  offset = NaN;
  protected timeImpossible = false;

  /** Reads what follows the date: nothing, or a time; false if it is something else. */
  protected time(): boolean {
    if (this.at === this.end) return true;
    this.skipSpaces();
    if (this.lower() === LETTER_T) this.at += 1;
    const half = this.#chineseHalf();
    const hourDigits = this.number();
    const hour = this.value;
    if (hourDigits === 0 || hourDigits > 2 || this.lower() !== COLON) return false;
    this.at += 1;
    if (this.number() !== 2) return false;
    const minute = this.value;
    let second = 0;
    if (this.at < this.end && this.bytes[this.at] === COLON) {
      this.at += 1;
      if (this.number() !== 2) return false;
      second = this.value;
      if (this.at < this.end && this.bytes[this.at] === DOT) {
        this.at += 1;
        if (this.number() === 0) return false;
      }
    }
    this.skipSpaces();
    const marker = half === 0 ? this.#englishHalf() : half;
    const offset = offsetBehind(this.bytes, this.at, this.end);
    if (offset === undefined) return false;
    this.offset = offset;
    const shifted =
      marker === PM && hour < 12 ? hour + 12 : marker === AM && hour === 12 ? 0 : hour;
    this.setClock(shifted, minute, second);
    return true;
  }

  protected setClock(hour: number, minute: number, second: number): void {
    this.timeImpossible = hour > 23 || minute > 59 || second > 59;
    this.second = hour * 3600 + minute * 60 + second;
  }

  /** 上午 or 下午 before the time. */
  #chineseHalf(): number {
    const p = this.at;
    const bytes = this.bytes;
    if (bytes[p] !== 0xe4 || bytes[p + 1] !== 0xb8 || p + 5 >= this.end) return 0;
    const half = bytes[p + 2] === 0x8a ? AM : bytes[p + 2] === 0x8b ? PM : 0;
    if (half === 0 || bytes[p + 3] !== 0xe5 || bytes[p + 4] !== 0x8d || bytes[p + 5] !== 0x88) {
      return 0;
    }
    this.at = p + 6;
    this.skipSpaces();
    return half;
  }

  /** AM or PM behind the time. */
  #englishHalf(): number {
    const first = this.lower();
    const half = first === 97 ? AM : first === 112 ? PM : 0;
    if (half === 0 || this.at + 1 >= this.end) return 0;
    if (((this.bytes[this.at + 1] as number) | 32) !== 109) return 0;
    this.at += 2;
    return half;
  }
}
