import type { Gated } from '../outcome.ts';
import type { Accuracy, Decile } from './accuracy.ts';
import type { Discrimination } from './chances.ts';
import type { ContestModel, Contestant } from './candidates.ts';
import type { Split } from './splits.ts';

/** How a contestant fared in one split. */
export interface ContestEntry {
  readonly contestant: Contestant;
  /** The simpler model that it has become: NBD without dropout, MBG/NBD at k = 1. */
  readonly same?: ContestModel;
  /** Erlang stages of MBG/CNBD-k. */
  readonly k?: number;
  readonly accuracy: Accuracy;
  readonly discrimination: Discrimination;
  readonly deciles: readonly Decile[];
  /** Foretold purchases of all customers up to each point of the split's grid. */
  readonly tracking: Float64Array;
}

/** A contestant that took no part in a split, and why. */
export interface ContestAbsence {
  readonly contestant: Contestant;
  readonly why: Gated;
}

export interface ContestSplit {
  readonly split: Split;
  readonly customers: number;
  readonly repeaters: number;
  /** Days from the calibration end to each point of the tracking curves. */
  readonly grid: Int32Array;
  /** Purchases that were made up to each. */
  readonly tracking: Float64Array;
  readonly entries: readonly ContestEntry[];
  readonly absent: readonly ContestAbsence[];
}
