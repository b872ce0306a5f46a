/** The last answers by name; the one not asked for longest goes first. */
export class Kept<T> {
  readonly #most: number;
  readonly #held = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  has(name: string): boolean {
    return this.#held.has(name);
  }

  /** The answer of a name if it is kept. */
  find(name: string): T | undefined {
    const value = this.#held.get(name);
    return value === undefined ? undefined : this.get(name, () => value);
  }

  get(name: string, make: () => T): T {
    const value = this.#held.has(name) ? (this.#held.get(name) as T) : make();
    this.#held.delete(name);
    this.#held.set(name, value);
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#most && oldest !== undefined) this.#held.delete(oldest);
    return value;
  }
}
