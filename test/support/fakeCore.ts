import type { CorePort } from '../../src/main/hosts/host.ts';

/** A core that echoes and remembers; `boom` throws, which a host must survive. */
export class FakeCore implements CorePort {
  readonly handled: string[] = [];
  readonly registered: string[] = [];
  suspensions = 0;
  isClosed = false;
  /** What a page that asks for its task gets, and what it reported. */
  task: unknown;
  report: unknown;
  /** Called when a page says that it listens to events. */
  listening: () => void = () => undefined;
  readonly #parts: string[] = [];
  readonly #listeners = new Set<(json: string) => void>();

  async handle(json: string): Promise<string> {
    this.handled.push(json);
    const { method, input } = JSON.parse(json) as { method: string; input: unknown };
    if (method === 'boom') throw new Error('/secret/path of a fault');
    if (method === 'todo') return JSON.stringify({ ok: true, value: this.task });
    if (method === 'part') this.#parts.push(String(input));
    if (method === 'done') this.report = JSON.parse(this.#parts.splice(0).join(''));
    if (method === 'listening') this.listening();
    return JSON.stringify({ ok: true, value: input });
  }

  onEvent(listener: (json: string) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  registerFile(path: string): string {
    this.registered.push(path);
    return `ticket-${String(this.registered.length)}`;
  }

  async suspend(): Promise<void> {
    this.suspensions += 1;
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  emit(event: unknown): void {
    const json = JSON.stringify(event);
    for (const listener of this.#listeners) listener(json);
  }
}
