import { buildIfStale } from './build.mjs';
import { installIfStale } from './dependencies.mjs';
import { restartInPinnedNode } from './pinnedNode.mjs';
import { runScript } from './project.mjs';

/**
 * Runs a script on a bare clone: the pinned Node, the dependencies and, unless told otherwise, the
 * build come first, each only when it is missing or stale.
 * @param {string} script path of the running script
 * @param {(args: string[]) => Promise<number>} main gets the command line, resolves to the exit code
 * @param {{ build?: boolean }} [options]
 */
export function runPrepared(script, main, { build = true } = {}) {
  const args = process.argv.slice(2);
  return runScript(async () => {
    const restarted = await restartInPinnedNode(script, args);
    if (restarted !== undefined) return restarted;
    await installIfStale();
    if (build) await buildIfStale();
    return main(args);
  });
}
