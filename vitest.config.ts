import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const electronFake = fileURLToPath(new URL('./test/fakes/electron.ts', import.meta.url));

/** An unmocked `import 'electron'` in plain Node starts a download, so every project gets the fake. */
const resolve = { alias: { electron: electronFake } };

/** Fixed seeds of the property tests. */
const setupFiles = [fileURLToPath(new URL('./test/setup/properties.ts', import.meta.url))];

const layoutFile = fileURLToPath(new URL('./test/setup/layout.ts', import.meta.url));

/** No test asserts a time; these only end what hangs, on the slowest of machines. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [
            'src/shared/**/*.test.ts',
            'src/main/**/*.test.ts',
            'src/renderer/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles,
          ...PATIENCE,
        },
      },
      {
        resolve,
        test: {
          name: 'screens',
          include: ['src/renderer/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: [...setupFiles, layoutFile],
          ...PATIENCE,
        },
      },
      {
        resolve,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          setupFiles,
          ...PATIENCE,
        },
      },
      {
        resolve,
        test: {
          name: 'security',
          include: ['test/security/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        test: {
          name: 'library',
          include: ['test/library/**/*.test.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
});
