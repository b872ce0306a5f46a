import type * as fs from 'node:fs';
import { mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { createStore, type BatchWriter, type Store } from '#main/store/index.ts';
import { importFile, inspectFile } from './index.ts';

// Rights and locks do not bind the user root, and a lock of another program cannot be made on every
// system: the two calls that would fail are made to fail instead.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, openSync: vi.fn(real.openSync), readSync: vi.fn(real.readSync) };
});

const control = detachedControl();
const ORDERS =
  'customer_id,date,amount\nA,2024-01-05,10.00\nB,2024-02-03,12.00\nA,2024-03-07,5.00\n';
let folder: string;
let path: string;
let store: Store;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-faults-'));
  path = join(folder, 'orders.csv');
  writeFileSync(path, ORDERS);
  store = createStore({ path: join(folder, 'store.db'), key: new Uint8Array(32).fill(9) });
  importFile(path, inspectFile(path, {}, control).plan, store, control);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  vi.unstubAllGlobals();
});

describe('an import into a full disk', () => {
  /** The store whose disk is full from one step of a batch on. */
  function fullFrom(step: 'addChunk' | 'setDictionary' | 'finish'): Store {
    const begin = (kind: Parameters<Store['batches']['begin']>[0]): BatchWriter => ({
      ...store.batches.begin(kind),
      [step]: () => {
        throw new AppError('DISK_FULL');
      },
    });
    return { ...store, batches: { ...store.batches, begin } };
  }

  it.each(['addChunk', 'setDictionary', 'finish'] as const)(
    'gives the batch up at %s and leaves the workspace as it was',
    (step) => {
      const before = { list: store.batches.list(), version: store.batches.dataVersion() };
      const other = join(folder, 'other.csv');
      writeFileSync(other, ORDERS.replaceAll('2024', '2023'));
      const { plan } = inspectFile(other, {}, control);
      expect(() => importFile(other, plan, fullFrom(step), control)).toThrow('DISK_FULL');
      expect({ list: store.batches.list(), version: store.batches.dataVersion() }).toEqual(before);
      expect(store.verify().ok).toBe(true);
    },
  );
});

describe('a file that cannot be read', () => {
  const refusal = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };

  it.each(['EACCES', 'EPERM', 'EBUSY'])('is named when opening it ends in %s', (code) => {
    vi.mocked(openSync).mockImplementationOnce(() => refusal(code));
    expect(() => inspectFile(path, {}, control)).toThrow(
      expect.objectContaining({ body: { code: 'FILE_UNREADABLE', place: { file: 'orders.csv' } } }),
    );
  });

  it('stops the import without a trace when it is locked half way', () => {
    const { plan } = inspectFile(path, {}, control);
    const before = store.batches.list();
    const read = vi.mocked(readSync);
    const real = read.getMockImplementation();
    // The first bytes tell the compression; the rows come after them.
    read.mockImplementationOnce((...args) => (real as typeof readSync)(...args));
    read.mockImplementationOnce(() => refusal('EBUSY'));
    expect(() => importFile(path, plan, store, control)).toThrow('FILE_UNREADABLE');
    expect(store.batches.list()).toEqual(before);
  });
});

describe('a build of Node without the tables of older encodings', () => {
  it.each([{}, { encoding: 'gb18030' }] as const)(
    'says that the encoding is unknown (chosen: %o)',
    (overrides) => {
      const chinese = join(folder, 'chinese.csv');
      const name = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]);
      writeFileSync(chinese, Buffer.concat([name, Buffer.from(`,date,amount\nA,2024-01-05,1\n`)]));
      const Real = TextDecoder;
      vi.stubGlobal(
        'TextDecoder',
        class extends Real {
          constructor(label = 'utf-8', options?: TextDecoderOptions) {
            if (label === 'gb18030') throw new RangeError('The encoding is not supported');
            super(label, options);
          }
        },
      );
      expect(() => inspectFile(chinese, overrides, control)).toThrow(
        expect.objectContaining({
          body: {
            code: 'ENCODING_UNKNOWN',
            place: { file: 'chinese.csv' },
            details: { encoding: 'gb18030' },
          },
        }),
      );
    },
  );
});
