import { flipFuses, FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import config from '../../electron-builder.config.mjs';
import { FUSES, LINUX_EXECUTABLE, setFuses } from '../../scripts/lib/fuses.mjs';

const folder = mkdtempSync(join(tmpdir(), 'perennial-fuses-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The validator notes what it finds here when asked to; it is not. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the class belongs to a package of electron-builder's own; only this property is read
const silent = { isEnabled: false } as Parameters<typeof validateConfiguration>[1];

describe('installer configuration', () => {
  it('is valid by the schema of electron-builder', async () => {
    await expect(validateConfiguration(config, silent)).resolves.toBeUndefined();
    const wrong = { ...config, asarUnpak: [] };
    await expect(validateConfiguration(wrong, silent)).rejects.toThrow('asarUnpak');
  });

  it('covers three systems and uploads nothing', () => {
    expect(config).toMatchObject({ publish: null, asar: true, npmRebuild: false });
    expect(Object.keys(config)).toEqual(expect.arrayContaining(['mac', 'win', 'linux']));
  });

  it('ships every package that main loads at run time, but those of the other hosts', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const excluded = JSON.stringify(config.files);
    const left = Object.keys(dependencies).filter((name) =>
      excluded.includes(`!node_modules/${name}/**`),
    );
    expect(left).toEqual(['playwright-core']);
  });
});

/** A file with a fuse wire as Electron's binary has one, every fuse as Electron delivers it. */
function binaryWithFuses(name: string, count: number): string {
  const file = join(folder, name);
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const wire = Buffer.concat([sentinel, Buffer.from([1, count]), Buffer.from('1'.repeat(count))]);
  writeFileSync(file, Buffer.concat([Buffer.alloc(512, 7), wire, Buffer.alloc(512, 9)]));
  return file;
}

const fuseNames = Object.values(FuseV1Options).filter((value) => typeof value === 'number');

describe('fuses', () => {
  it('are set in the packed binary and read back', async () => {
    const binary = binaryWithFuses(LINUX_EXECUTABLE, fuseNames.length);
    const packager = { appInfo: { productFilename: 'Perennial' } };
    await setFuses({
      appOutDir: folder,
      electronPlatformName: 'linux',
      packager,
    } as unknown as Parameters<typeof setFuses>[0]);

    const wire = await getCurrentFuseWire(binary);
    const on = fuseNames.filter((fuse) => wire[fuse] === FuseState.ENABLE);
    expect(on.map((fuse) => FuseV1Options[fuse]).sort()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
  });

  it('fail the build where Electron has a fuse that nobody decided', async () => {
    const binary = binaryWithFuses('newer', fuseNames.length + 1);
    await expect(flipFuses(binary, FUSES)).rejects.toThrow(/fuse/i);
  });
});
