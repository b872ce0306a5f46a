import { CsvWriter } from '../read/csvWriter.ts';
import type { RecordScanner } from '../read/scanner.ts';
import { ruleOf, type RejectionCode } from '../check/rules.ts';

const FLUSH_BYTES = 1 << 20;

/** Collects refused rows as CSV, source cells untouched, and hands them on in pieces. */
export class RejectLog {
  readonly #keep: (csv: Uint8Array) => void;
  readonly #file: string;
  readonly #csv = new CsvWriter();

  /** `file` is the name under which the rows are kept. */
  constructor(file: string, keep: (csv: Uint8Array) => void) {
    this.#keep = keep;
    this.#file = file;
  }

  add(scanner: RecordScanner, column: string | null, code: RejectionCode): void {
    const csv = this.#csv;
    csv.text(this.#file);
    csv.text(String(scanner.line));
    csv.text(column ?? '');
    csv.text(ruleOf(code));
    csv.text(code);
    for (let i = 0; i < scanner.count; i += 1) {
      scanner.cell(i);
      csv.cell(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    }
    csv.endRow();
    if (csv.length >= FLUSH_BYTES) this.flush();
  }

  flush(): void {
    if (this.#csv.rows > 0) this.#keep(this.#csv.take());
  }
}
