import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import config from '../../dependency-cruiser.config.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixture = fileURLToPath(new URL('../boundaries/fixture/', import.meta.url));

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { options = {}, ...ruleSet } = config;
  const result = await cruise(['src'], {
    ...options,
    ruleSet,
    validate: true,
    baseDir,
  });
  if (typeof result.output === 'string') throw new Error('expected the result as an object');
  return result.output;
}

/** One forbidden import per rule, as `from -> to`; rules about a single file name it twice. */
const EXPECTED: Readonly<Record<string, string>> = {
  'layer-engine-jobs-log-imports-downward': 'src/main/jobs/index.ts -> src/main/store/index.ts',
  'layer-store-csv-xlsx-imports-downward': 'src/main/store/index.ts -> src/main/snapshot/index.ts',
  'layer-snapshot-privacy-vault-imports-downward':
    'src/main/snapshot/index.ts -> src/main/analysis/index.ts',
  'layer-rpc-report-analysis-import-session-demo-imports-downward':
    'src/main/analysis/index.ts -> src/main/core/core.ts',
  'renderer-imports-only-shared': 'src/renderer/app/screen.ts -> src/main/store/index.ts',
  'renderer-has-no-node': 'src/renderer/app/screen.ts -> path',
  'main-imports-no-renderer': 'src/main/analysis/index.ts -> src/renderer/app/screen.ts',
  'shared-imports-only-shared': 'src/shared/contract/code.ts -> fs',
  'domain-imports-only-domain': 'src/shared/domain/word.ts -> src/shared/contract/code.ts',
  'engine-is-pure': 'src/main/engine/model.ts -> src/main/jobs/index.ts',
  'room-only-through-index': 'src/main/snapshot/index.ts -> src/main/store/connect.ts',
  'hosts-only-through-port-or-index': 'src/main/core/core.ts -> src/main/hosts/electron/window.ts',
  'core-knows-no-host': 'src/main/core/core.ts -> src/main/hosts/electron/index.ts',
  'electron-only-in-its-host': 'src/main/jobs/index.ts -> electron',
  'playwright-only-in-its-host': 'src/main/jobs/index.ts -> playwright-core',
  'database-only-in-store': 'src/main/jobs/index.ts -> drizzle-orm',
  'no-network-modules': 'src/main/store/connect.ts -> net',
  'main-ships-what-it-imports': 'src/main/jobs/index.ts -> prettier',
  'no-cycles': 'src/main/store/connect.ts -> src/main/store/index.ts',
  'no-orphans': 'src/main/hosts/electron/alone.ts -> src/main/hosts/electron/alone.ts',
  resolvable: 'src/main/core/core.ts -> ./missing.ts',
};

describe('import rules', () => {
  it('finds nothing in the real tree, and looked at it', async () => {
    const { summary, modules } = await cruiseIn(root);
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([]);
    expect(modules.filter((m) => m.source.startsWith('src/main/')).length).toBeGreaterThan(5);
    expect(modules.filter((m) => m.source.startsWith('src/shared/')).length).toBeGreaterThan(5);
  });

  it('reports each rule on its fixture', async () => {
    const { summary } = await cruiseIn(fixture);
    // A package is named without its place in node_modules and its inner file.
    const name = (path: string) => path.replace(/^.*node_modules\/([^/]+)\/.*$/, '$1');
    const found = new Set(
      summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${name(v.to)}`),
    );
    const missing = Object.entries(EXPECTED)
      .map(([rule, at]) => `${rule}: ${at}`)
      .filter((line) => !found.has(line));
    expect(missing).toEqual([]);
    expect(Object.keys(EXPECTED).sort()).toEqual(
      (config.forbidden ?? []).map(({ name }) => name).sort(),
    );
  });
});
