import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { join } from 'node:path';

/**
 * What the shipped binary can no longer be told to do: run as plain Node, listen to a debugger, load
 * code from outside its archive. Strict: a fuse that a later Electron adds fails the build until it is
 * decided here. The integrity check of the archive has no effect on Linux.
 */
export const FUSES = Object.freeze({
  version: FuseVersion.V1,
  strictlyRequireAllFuses: /** @type {const} */ (true),
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
});

/** Name of the program's file on Linux. */
export const LINUX_EXECUTABLE = 'perennial';

/**
 * electron-builder's hook after a platform is packed and before it is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const binary =
    electronPlatformName === 'darwin'
      ? `${name}.app`
      : electronPlatformName === 'win32'
        ? `${name}.exe`
        : LINUX_EXECUTABLE;
  await flipFuses(join(appOutDir, binary), FUSES);
}
