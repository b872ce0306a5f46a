import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { NONCE_PLACEHOLDER } from './src/main/hosts/page.ts';

/** The font packages also name a format that no browser of ours needs; it would double the output. */
const onlyWoff2 = {
  name: 'only-woff2',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
    return { code: code.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''), map: null };
  },
};

/** Output goes to `out/`. */
export default defineConfig({
  main: {
    build: {
      // Plain JavaScript is bundled: resolving drizzle-orm's many small files costs every process and
      // every worker half a second. What is native or loads parts by itself stays outside.
      externalizeDeps: { exclude: ['@scure/bip39', 'drizzle-orm', 'papaparse', 'zod'] },
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          chromium: 'src/main/chromium.ts',
          cli: 'src/main/cli.ts',
          worker: 'src/main/worker.ts',
          sheets: 'src/main/import/workbook/library/sheets.ts',
        },
        output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      },
      sourcemap: 'hidden',
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load neither an ES module nor a package: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src/main/hosts/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    html: { cspNonce: NONCE_PLACEHOLDER },
    plugins: [react(), onlyWoff2],
    build: {
      rolldownOptions: { input: 'src/renderer/index.html' },
      // The policy allows no data: URL but images, and nothing is worth saving a local request.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      chunkSizeWarningLimit: 4_000,
    },
  },
});
