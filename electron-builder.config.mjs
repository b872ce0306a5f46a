import { LINUX_EXECUTABLE, setFuses } from './scripts/lib/fuses.mjs';

/**
 * Installers for Windows, macOS and Linux: `npm run package`. Nothing is uploaded. Native parts lie
 * beside the archive; each package carries only the one of its own platform.
 * @type {import('electron-builder').Configuration}
 */
export default {
  appId: 'org.perennial.workbench',
  productName: 'Perennial',
  copyright: 'Apache-2.0',
  directories: { output: 'dist/package', buildResources: 'resources/package' },
  files: [
    'package.json',
    'out/**',
    'resources/**',
    '!resources/package/**',
    '!**/*.map',
    // Entries and packages of the other hosts.
    '!out/main/{chromium,cli}.js',
    '!node_modules/playwright-core/**',
    '!node_modules/better-sqlite3/{deps,src,prebuilds}/**',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  publish: null,
  afterPack: setFuses,
  electronLanguages: ['en-US', 'zh-CN', 'zh-TW'],
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  mac: {
    category: 'public.app-category.business',
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
    hardenedRuntime: true,
    entitlements: 'resources/package/entitlements.mac.plist',
    entitlementsInherit: 'resources/package/entitlements.mac.plist',
  },
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  linux: {
    category: 'Office',
    executableName: LINUX_EXECUTABLE,
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
  },
};
