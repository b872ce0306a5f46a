/** For how long personal values are shown: the one place that knows, so that no answer can outlast it. */
export class Unmasking {
  readonly #ended: () => void;
  #timer: NodeJS.Timeout | undefined;
  #until: number | null = null;

  /** `ended` is called when the time is over. */
  constructor(ended: () => void) {
    this.#ended = ended;
  }

  /** Milliseconds since 1970 until which values are shown; null while they are masked. */
  get until(): number | null {
    return this.#until !== null && Date.now() < this.#until ? this.#until : null;
  }

  /** True while values are shown as written. */
  get plain(): boolean {
    return this.until !== null;
  }

  show(minutes: number): void {
    this.hide();
    this.#until = Date.now() + minutes * 60_000;
    this.#timer = setTimeout(() => {
      this.hide();
      this.#ended();
    }, minutes * 60_000);
    this.#timer.unref();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#until = null;
  }
}
