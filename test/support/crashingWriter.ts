import { readFileSync } from 'node:fs';
import { openStore, packTexts } from '#main/store/index.ts';
import { batchSummary } from './batchSummary.ts';

/**
 * Writes batches, runs and undoes without end, until it is killed. One line of JSON on the standard
 * input says where; every finished batch is told on the standard output as `done <id>`, every batch
 * about to be undone as `undo <id>`.
 */
const ROWS = 8000;
const CHUNKS = 4;
/** More than keep their columns, so that a kill meets the thinning of older ones. */
const RUNS = 4;

const STANDARD_INPUT = 0;
const start = JSON.parse(readFileSync(STANDARD_INPUT, 'utf8')) as {
  path: string;
  key: string;
  marker: string;
};
const store = openStore({ path: start.path, key: Buffer.from(start.key, 'hex'), mode: 'write' });
process.stdout.write('open\n');

for (;;) {
  const writer = store.batches.begin('orders');
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const from = chunk * ROWS;
    writer.addChunk({
      // A column that tells batch and row, so that a mixed or missing piece shows.
      place: Float64Array.from({ length: ROWS }, (_, i) => writer.batchId * 1e6 + from + i),
      noise: Float64Array.from({ length: ROWS }, () => Math.random()),
    });
  }
  writer.setDictionary('customer', packTexts([start.marker, String(writer.batchId)]));
  writer.addRejects(Buffer.from(`${start.marker},BAD_DATE\n`));
  writer.finish(batchSummary(ROWS * CHUNKS));
  process.stdout.write(`done ${String(writer.batchId)}\n`);
  store.audit.append('import', `batch ${String(writer.batchId)}`, { rows: ROWS * CHUNKS });
  if (writer.batchId % 4 !== 0) {
    process.stdout.write(`undo ${String(writer.batchId)}\n`);
    store.batches.undo(writer.batchId);
  }
  for (let n = 0; n < RUNS; n++) {
    const run = store.runs.begin();
    run.setTable('names', JSON.stringify([start.marker]));
    run.setColumn(
      'score',
      Float64Array.from({ length: ROWS }, () => Math.random()),
    );
    run.finish({
      asOf: 1,
      settings: '{}',
      dataVersion: store.batches.dataVersion(),
      engineVersion: '1',
      fingerprint: '',
      seconds: 0,
    });
    store.runs.thin();
  }
}
