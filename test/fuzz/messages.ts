import type { Verdict } from './examineFile.ts';

/** A file for an examiner. */
export interface Order {
  readonly path: string;
  /** Import it as well. */
  readonly commit: boolean;
}

/** What the examiner found, and the most memory it ever held. */
export interface Examined extends Verdict {
  readonly peakMb: number;
}
