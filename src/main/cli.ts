import { tmpdir } from 'node:os';
import { runCli } from './cli/index.ts';
import { HeadlessHost } from './hosts/headless/index.ts';
import { builtFiles } from './hosts/index.ts';
import { startCore } from './startCore.ts';

/** Entry of the command line. */
const { version, workerUrl, rendererFolder, resources } = builtFiles(import.meta.url);

// Who reads the output may stop before its end (`| head`): the work goes on, what it would say is lost.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runCli({
  args: process.argv.slice(2),
  systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
  openCore(folder) {
    const host = new HeadlessHost({
      paths: { data: folder, temp: tmpdir(), resources },
      workerUrl,
      rendererFolder,
      exportFolder: process.cwd(),
    });
    const core = startCore(host, version);
    host.connect(core);
    return {
      core,
      saveTo: (path) => {
        host.saveTo(path);
      },
    };
  },
});
