import type { Phase } from '#shared/domain/phases.ts';

/** One line of progress, as a job of the program shows it. */
export interface EngineProgress {
  readonly phase: Phase;
  readonly done: number;
  readonly total?: number;
  readonly unit: 'rows' | 'bytes' | 'steps';
}

/**
 * What a long function of the engine accepts from its caller: a way to stop and a way to tell how far
 * it is. A job control of the program fits without an adapter.
 */
export interface EngineControl {
  /** Throws once the caller wants the work to stop. */
  check(): void;
  progress?(line: EngineProgress): void;
}

/** Loops ask `check` once in so many steps; a power of two minus one, used as a mask. */
export const CHECK_MASK = 0x3fff;
