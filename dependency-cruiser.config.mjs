/**
 * The import rules of docs/architecture.md. `test/contract/boundaries.test.ts` shows that every rule
 * reports on its fixture and that the cruise of the real tree looked at modules at all.
 *
 * Rooms from the bottom to the top; a room imports from its own level or below, never from above.
 */
const LEVELS = [
  ['engine', 'jobs', 'log'],
  ['store', 'csv', 'xlsx'],
  ['snapshot', 'privacy', 'vault'],
  ['rpc', 'report', 'analysis', 'import', 'session', 'demo'],
];

const rooms = LEVELS.flat();

/**
 * @param {string[]} names
 * @returns {string}
 */
const roomPath = (names) => `^src/main/(${names.join('|')})/`;

/** One rule per level: nothing above it may be imported. */
const layers = LEVELS.map((names, level) => {
  const above = LEVELS.slice(level + 1).flat();
  const composition = '^src/main/[^/]+[.]ts$|^src/main/(core|cli|worker|hosts)/';
  return {
    name: `layer-${names.join('-')}-imports-downward`,
    severity: /** @type {const} */ ('error'),
    from: { path: roomPath(names) },
    to: {
      path: above.length === 0 ? composition : `${roomPath(above)}|${composition}`,
    },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: 'renderer-imports-only-shared',
      comment: 'The screens know the contract, not the core.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/renderer/' },
      to: { path: '^src/', pathNot: '^src/(renderer|shared)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-imports-no-renderer',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/main/' },
      to: { path: '^src/renderer/' },
    },
    {
      name: 'shared-imports-only-shared',
      comment: 'Schemas are the one thing shared takes from outside.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/|(^|/)node_modules/zod/' },
    },
    {
      name: 'domain-imports-only-domain',
      comment: 'The words of the trade need neither contract nor catalogue.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/shared/domain/' },
      to: { pathNot: '^src/shared/domain/' },
    },
    {
      name: 'engine-is-pure',
      comment: 'Pure functions over typed arrays: no store, no clock, no host, no package.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/main/engine/' },
      to: { pathNot: '^src/(shared/domain|main/engine)/' },
    },
    {
      name: 'room-only-through-index',
      comment: 'A room exposes index.ts; nobody reaches past it.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/main/([^/]+)' },
      to: {
        path: roomPath(rooms),
        pathNot: [`^src/main/(${rooms.join('|')})/index[.]ts$`, '^src/main/$1/'],
      },
    },
    {
      name: 'hosts-only-through-port-or-index',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/main/', pathNot: '^src/main/hosts/' },
      to: {
        path: '^src/main/hosts/',
        pathNot: '^src/main/hosts/(host[.]ts|index[.]ts|(electron|chromium|headless)/index[.]ts)$',
      },
    },
    {
      name: 'core-knows-no-host',
      comment: 'The core knows the port; only the three entries know a host.',
      severity: /** @type {const} */ ('error'),
      from: {
        path: '^src/main/[^/]+[.]ts$|^src/main/(core|worker)/',
        pathNot: '^src/main/(index|chromium|cli)[.]ts$',
      },
      to: { path: '^src/main/hosts/', pathNot: '^src/main/hosts/host[.]ts$' },
    },
    {
      name: 'electron-only-in-its-host',
      severity: /** @type {const} */ ('error'),
      from: { pathNot: '^src/main/hosts/electron/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'playwright-only-in-its-host',
      severity: /** @type {const} */ ('error'),
      from: { pathNot: '^src/main/hosts/chromium/' },
      to: { path: '(^|/)node_modules/playwright-core/' },
    },
    {
      name: 'database-only-in-store',
      severity: /** @type {const} */ ('error'),
      from: { pathNot: '^src/main/store/' },
      to: {
        path: '(^|/)node_modules/(better-sqlite3|better-sqlite3-multiple-ciphers|drizzle-orm|@types/better-sqlite3)/',
      },
    },
    {
      name: 'no-network-modules',
      comment: 'Perennial never opens a connection.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises)$' },
    },
    {
      name: 'main-ships-what-it-imports',
      comment: 'Packages of main are loaded at run time, so they are dependencies.',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/main/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/electron/',
      },
    },
    {
      name: 'no-cycles',
      severity: /** @type {const} */ ('error'),
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Every file is reachable from an entry or used by one that is.',
      severity: /** @type {const} */ ('error'),
      from: { orphan: true, pathNot: '[.]d[.]ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: /** @type {const} */ ('error'),
      from: { path: '^src/' },
      // A query such as `?url` belongs to the bundler.
      to: { couldNotResolve: true, pathNot: '[?]' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]test[.]tsx?$' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
