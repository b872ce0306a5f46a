type Growable = Int32Array | Uint32Array | Float64Array;

/** A typed array that grows by doubling. */
export class Growing<T extends Growable> {
  #array: T;
  #length = 0;
  readonly #make: new (length: number) => T;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#array = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#array.length) {
      const larger = new this.#make(this.#length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#length++] = value;
  }

  at(i: number): number {
    return this.#array[i] as number;
  }

  set(i: number, value: number): void {
    this.#array[i] = value;
  }

  addAt(i: number, value: number): void {
    this.#array[i] = this.at(i) + value;
  }

  /** The values so far, a copy of their own length. */
  take(): T {
    const out = new this.#make(this.#length);
    out.set(this.#array.subarray(0, this.#length));
    return out;
  }
}
