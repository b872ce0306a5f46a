import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Collects what this thread has left behind. Columns lie outside of the engine's heap, so a thread that
 * worked on hundreds of megabytes of them and is then not asked would keep them. Takes some tens of
 * milliseconds.
 */
export function collectGarbage(): void {
  // The engine gives its own collector out only on request.
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
