import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

/** One bell per direction: the number of messages sent so far; and a flag that one side has given up. */
const BELLS = 3;
const GIVEN_UP = 2;

/** Memory for the bells of a pair of ports. */
export function makeBells(): SharedArrayBuffer {
  return new SharedArrayBuffer(BELLS * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * A message port between two threads that both work synchronously: who waits for a message sleeps on a
 * shared counter instead of returning to the event loop.
 */
export class BellPort<Sent, Received> {
  readonly #port: MessagePort;
  readonly #bells: Int32Array;
  readonly #out: number;
  #heard = 0;

  /** `side` is 0 at one end and 1 at the other. */
  constructor(port: MessagePort, bells: SharedArrayBuffer, side: 0 | 1) {
    this.#port = port;
    this.#bells = new Int32Array(bells);
    this.#out = side;
  }

  send(message: Sent): void {
    this.#port.postMessage(message);
    Atomics.add(this.#bells, this.#out, 1);
    Atomics.notify(this.#bells, this.#out);
  }

  /** Tells the other side at once that nothing sent so far is wanted any more. */
  giveUp(): void {
    Atomics.store(this.#bells, GIVEN_UP, 1);
  }

  get givenUp(): boolean {
    return Atomics.load(this.#bells, GIVEN_UP) === 1;
  }

  /** The next message; undefined if none comes within `milliseconds`. */
  receive(milliseconds: number): Received | undefined {
    const bell = 1 - this.#out;
    const rung = Atomics.load(this.#bells, bell);
    if (rung === this.#heard) {
      Atomics.wait(this.#bells, bell, rung, milliseconds);
      if (Atomics.load(this.#bells, bell) === this.#heard) return undefined;
    }
    const received = receiveMessageOnPort(this.#port) as { message: Received } | undefined;
    if (received === undefined) return undefined;
    this.#heard += 1;
    return received.message;
  }
}
