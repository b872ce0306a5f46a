/**
 * The engine room: pure functions over typed arrays. No store, no clock, no host; randomness only from
 * explicit seeds. Inputs are a `Snapshot` (src/shared/domain/orderColumns.ts); outputs are columns by
 * customer index or small tables. Models are described one by one in docs/models.
 */
export * from './acquisition/index.ts';
export * from './actions/index.ts';
export * from './backtest/index.ts';
export * from './clv/index.ts';
export * from './cohorts/index.ts';
export { type EngineControl, type EngineProgress } from './control.ts';
export { customerTotals, type CustomerTotals } from './customerTotals.ts';
export * from './features/index.ts';
export * from './goods/index.ts';
export * from './health/index.ts';
export * from './leadScores/index.ts';
export * from './formula/index.ts';
export * from './kpis/index.ts';
export { movement, type Movement } from './movement.ts';
export * from './outside/index.ts';
export * from './quality/index.ts';
export { randomStream, type RandomStream } from './numeric/index.ts';
export type { GateCode, Gated, Outcome } from './outcome.ts';
export * from './rfm/index.ts';
export * from './segments/index.ts';
export * from './stages/index.ts';
export * from './surveys/index.ts';
export * from './survival/index.ts';
export * from './value/index.ts';
export { ENGINE_VERSION } from './version.ts';
export * from './weights/index.ts';
