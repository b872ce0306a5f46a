#!/usr/bin/env node
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserOrInstall, HOW_TO_GET_A_BROWSER } from './lib/browser.mjs';
import { electronOrDownload } from './lib/electron.mjs';
import { runPrepared } from './lib/prepare.mjs';
import { at, cache, root, say, StepFailure } from './lib/project.mjs';
import { GIVES_MEMORY_BACK, run, runNode } from './lib/run.mjs';

/**
 * `npm start [-- --electron | --chromium | --headless] [-- --data-dir DIR]`: opens the app in
 * Electron, else in an installed browser; without a display it does the whole job headlessly.
 */
await runPrepared(fileURLToPath(import.meta.url), async (args) => {
  const asked = (/** @type {string} */ name) => args.includes(`--${name}`);
  const passed = args.filter((arg) => !['--electron', '--chromium', '--headless'].includes(arg));

  if (asked('headless') || !hasDisplay()) {
    if (!asked('headless')) {
      say(
        'no display here, so the bundled demo data are imported, analysed and reported headlessly',
      );
    }
    return demo(passed);
  }
  if (!asked('chromium')) {
    const electron = await electronOrDownload({ insist: asked('electron') });
    if (electron !== undefined) return startElectron(electron, passed);
  }
  const browser = await browserOrInstall();
  if (browser === undefined) {
    throw new StepFailure(
      'Neither Electron nor a browser is here to show a window.',
      HOW_TO_GET_A_BROWSER,
    );
  }
  const { code } = await runNode(
    at('out', 'main', 'chromium.js'),
    ['--browser', browser, ...passed],
    // The code that speaks to the browser is large; compiled once, it starts in half the time.
    { env: { NODE_COMPILE_CACHE: join(cache, 'compile'), ...GIVES_MEMORY_BACK } },
  );
  return code;
});

/** @returns {boolean} */
function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/**
 * @param {string} binary
 * @param {readonly string[]} args
 */
async function startElectron(binary, args) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) say('Electron runs without its sandbox, because this is root; use an ordinary user');
  const { code } = await run(binary, [...(asRoot ? ['--no-sandbox'] : []), root, ...args], {
    // Set by editors that are themselves Electron; it would turn the app into a plain Node.
    env: { ELECTRON_RUN_AS_NODE: undefined },
  });
  return code;
}

/** @param {readonly string[]} args */
async function demo(args) {
  if ((await browserOrInstall()) === undefined) {
    throw new StepFailure(
      'Printing the report needs a browser, and none is here.',
      HOW_TO_GET_A_BROWSER,
    );
  }
  const out = at('dist', 'demo');
  const { code } = await runNode(at('out', 'main', 'cli.js'), ['demo', '--out', out, ...args]);
  return code;
}
