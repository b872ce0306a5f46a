import { builtFiles, dataFolder, serve } from './hosts/index.ts';
import { showFailure, startElectron } from './hosts/electron/index.ts';
import { failureText } from './failureText.ts';
import { startCore } from './startCore.ts';

/** Entry of the Electron host. Not awaited: Electron is ready only after this module has run. */
async function main(): Promise<void> {
  const files = builtFiles(import.meta.url);
  const host = await startElectron({
    data: dataFolder(process.argv),
    resources: files.resources,
    workerUrl: files.workerUrl,
    preload: files.preload,
    rendererFolder: files.rendererFolder,
  });
  if (host) await serve(host, startCore(host, files.version));
}

main().catch((thrown: unknown) => {
  showFailure(failureText(thrown));
});
