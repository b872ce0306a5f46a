import type { ValueView } from '#shared/contract/value.ts';

/** The figure of a gated answer. */
type Figure<G> = Extract<G, { ok: true }> extends { value: infer V } ? V : never;

export type RealisedFigures = Figure<ValueView['realised']>;
export type ConcentrationFigures = Figure<ValueView['concentration']>;
export type TierFigures = Figure<ValueView['tiers']>;
