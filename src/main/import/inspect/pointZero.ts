const [DOT, ZERO, NINE] = [46, 48, 57] as const;

/** Whether every number of an id column ends in `.0`, the mark of ids that once were floats. */
export class PointZeroEvidence {
  values = 0;
  withPointZero = 0;

  add(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    this.values += 1;
    if (end - start < 3 || bytes[end - 1] !== ZERO || bytes[end - 2] !== DOT) return;
    for (let p = start; p < end - 2; p += 1) {
      const byte = bytes[p] as number;
      if (byte < ZERO || byte > NINE) return;
    }
    this.withPointZero += 1;
  }

  get always(): boolean {
    return this.values > 0 && this.withPointZero === this.values;
  }
}
