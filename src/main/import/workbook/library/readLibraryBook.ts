import { MessageChannel, Worker } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { BellPort, makeBells } from '../../storing/bellPort.ts';
import type { ReadBook } from '../book.ts';
import { MAX_BOOK_BYTES, patienceFor, timeFor } from './limits.ts';
import { bookOf, type BookOrder } from './messages.ts';
import { librarySite, type LibrarySite } from './site.ts';
import type { Outcome, SupervisorStart } from './supervise.ts';

const CHECK_MS = 20;
/** Over the time after which the library is ended: for its process to start and to end. */
const GRACE_MS = 5000;

/**
 * Reads one sheet of a workbook of an older or rarer format (XLS, XLSB, ODS) with a library, in a process of its own
 * (in Electron a thread, see docs/decisions/0007) that is ended when it takes too long, too much memory, or when
 * the job is cancelled. The file goes there and its text comes back through pipes. The caller waits.
 *
 * @throws AppError FILE_TOO_LARGE, FILE_ENCRYPTED, FILE_DAMAGED, SHEET_MISSING, NO_TABLE, CANCELLED
 */
export function readLibraryBook(
  bytes: Uint8Array,
  kind: BookOrder['kind'],
  wanted: string | undefined,
  { file, control }: { readonly file: string; readonly control: JobControl },
  site: LibrarySite = librarySite(),
): ReadBook {
  if (bytes.length > MAX_BOOK_BYTES) {
    throw new AppError('FILE_TOO_LARGE', { place: { file }, details: { limit: MAX_BOOK_BYTES } });
  }
  const outcome = supervised({ kind, wanted, file }, bytes, control, site);
  if (outcome.kind === 'memory') {
    throw new AppError('FILE_TOO_LARGE', { place: { file }, details: { why: 'memory' } });
  }
  if (outcome.kind === 'answer') {
    const book = unlessCutOff(() => bookOf(Buffer.from(outcome.answer), kind));
    if (book !== undefined) return book;
  }
  // A compressed workbook of few bytes may have millions of repeated cells: too much, but not damaged.
  if (outcome.kind === 'time' && kind !== 'xls') {
    throw new AppError('FILE_TOO_LARGE', { place: { file }, details: { why: 'time' } });
  }
  const why = outcome.kind === 'time' ? 'time' : 'library';
  throw new AppError('FILE_DAMAGED', { place: { file }, details: { why } });
}

/** Waits for the thread that looks after the library's process. */
function supervised(
  order: BookOrder,
  bytes: Uint8Array,
  control: JobControl,
  site: LibrarySite,
): Outcome {
  const { port1, port2 } = new MessageChannel();
  const bells = makeBells();
  const milliseconds = timeFor(bytes.length);
  const start: SupervisorStart = {
    role: 'supervisor',
    site,
    order,
    bytes,
    milliseconds,
    port: port2,
    bells,
  };
  const supervisor = new Worker(new URL(site.entry), { workerData: start, transferList: [port2] });
  supervisor.unref();
  const line = new BellPort<'stop', Outcome>(port1, bells, 0);
  const deadline = performance.now() + patienceFor(milliseconds) + GRACE_MS;
  try {
    while (performance.now() < deadline) {
      const outcome = line.receive(CHECK_MS);
      if (outcome !== undefined) return outcome;
      control.check();
    }
    return { kind: 'time' };
  } finally {
    // Ends the process as well, if that still runs.
    line.send('stop');
    port1.unref();
  }
}

function unlessCutOff(read: () => ReadBook): ReadBook | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    return undefined;
  }
}
