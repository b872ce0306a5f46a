const SPACE = 32;

/** A place in the bytes of a cell, and the number that was read last. */
export class ByteCursor {
  protected bytes: Uint8Array = new Uint8Array(0);
  protected at = 0;
  protected end = 0;
  protected value = 0;

  /** Reads digits into `value`; returns how many. */
  protected number(): number {
    const bytes = this.bytes;
    const from = this.at;
    let p = from;
    let value = 0;
    while (p < this.end) {
      const digit = (bytes[p] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      p += 1;
    }
    this.at = p;
    this.value = value;
    return p - from;
  }

  /** Goes over one character of three UTF-8 bytes if it stands here. */
  protected skipCjk(x: number, y: number, z: number): boolean {
    const bytes = this.bytes;
    const p = this.at;
    if (p + 2 >= this.end || bytes[p] !== x || bytes[p + 1] !== y || bytes[p + 2] !== z) {
      return false;
    }
    this.at = p + 3;
    return true;
  }

  protected skipSpaces(): void {
    while (this.at < this.end && this.bytes[this.at] === SPACE) this.at += 1;
  }

  /** The letter here in lower case; 0 at the end. */
  protected lower(): number {
    return this.at < this.end ? (this.bytes[this.at] as number) | 32 : 0;
  }
}
