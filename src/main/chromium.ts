import { tmpdir } from 'node:os';
import { failureText } from './failureText.ts';
import { openChromium } from './hosts/chromium/index.ts';
import { argumentOf, builtFiles, dataFolder, serve } from './hosts/index.ts';
import { startCore } from './startCore.ts';

/** Entry of the Chromium host: `node chromium.js --browser PATH [--data-dir DIR]`. */
async function main(): Promise<void> {
  const { version, workerUrl, rendererFolder, resources } = builtFiles(import.meta.url);
  const { host, release } = openChromium({
    paths: { data: dataFolder(process.argv), temp: tmpdir(), resources },
    workerUrl,
    rendererFolder,
    browser: argumentOf(process.argv, '--browser'),
    log: (line) => process.stderr.write(`perennial: ${line}\n`),
  });
  const quit = (): void => void host.close();
  process.once('SIGINT', quit);
  process.once('SIGTERM', quit);
  try {
    await serve(host, startCore(host, version));
  } finally {
    release();
  }
}

try {
  await main();
} catch (thrown) {
  process.stderr.write(`${failureText(thrown)}\n`);
  process.exitCode = 1;
}
