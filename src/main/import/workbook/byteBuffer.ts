/** Bytes that grow. */
export class ByteBuffer {
  bytes: Uint8Array;
  length = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  append(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const bytes = this.bytes;
    let to = this.length;
    // Cells are short: a loop is faster than a view and `set`.
    if (end - start > 64) {
      bytes.set(from.subarray(start, end), to);
      to += end - start;
    } else {
      for (let p = start; p < end; p += 1) bytes[to++] = from[p] as number;
    }
    this.length = to;
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  appendText(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  text(start = 0): string {
    return decoder.decode(this.bytes.subarray(start, this.length));
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
