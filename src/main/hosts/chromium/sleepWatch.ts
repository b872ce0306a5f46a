const TICK_MS = 10_000;
const GAP_MS = 60_000;

/**
 * Calls back after the machine was asleep: a tick that comes a minute late says so. A plain browser
 * window is told of sleep by nobody.
 * @returns ends the watch
 */
export function watchSleep(slept: () => void): () => void {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > TICK_MS + GAP_MS) slept();
    last = now;
  }, TICK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
