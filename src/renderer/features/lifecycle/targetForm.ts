import { stageTargetSchema, type StageTarget } from '#shared/contract/stages.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';

/** A target as it is typed: shares in per cent, empty fields for none. */
export interface TargetForm {
  readonly measure: StageTarget['measure'];
  readonly direction: StageTarget['direction'];
  readonly target: number | string;
  readonly limit: number | string;
}

export const NO_TARGET: TargetForm = {
  measure: 'share',
  direction: 'at_least',
  target: '',
  limit: '',
};

/** A stored target in the form's units. */
export function targetFormOf({ measure, direction, target, limit }: StageTarget): TargetForm {
  const shown = (value: number): number =>
    measure === 'share' ? Math.round(value * 1e6) / 1e4 : value;
  return { measure, direction, target: shown(target), limit: limit === null ? '' : shown(limit) };
}

/** The target that a form stands for: null for none, undefined for one that is none yet. */
export function targetOf(
  scheme: StageScheme,
  stage: string,
  form: TargetForm,
): StageTarget | null | undefined {
  if (form.target === '') return form.limit === '' ? null : undefined;
  const stored = (typed: number | string): number | string =>
    typeof typed === 'number' && form.measure === 'share' ? Math.round(typed * 1e4) / 1e6 : typed;
  return stageTargetSchema.safeParse({
    scheme,
    stage,
    measure: form.measure,
    direction: form.direction,
    target: stored(form.target),
    limit: form.limit === '' ? null : stored(form.limit),
  }).data;
}

/** How a stage stands beside its target; no judgement without a limit. */
export interface TargetState {
  /** In points of a share (0.01 = 1 pp), or as a share of the target; null where it has none. */
  readonly difference: number | null;
  readonly state: 'met' | 'near' | 'missed' | 'noLimit';
}

/** Compares what a stage holds with its target. A value on the target meets it, one on the limit is near. */
export function targetState(target: StageTarget, customers: number, all: number): TargetState {
  const actual = target.measure === 'share' ? customers / Math.max(1, all) : customers;
  const sign = target.direction === 'at_least' ? 1 : -1;
  const distance = actual - target.target;
  const difference =
    target.measure === 'share' ? distance : target.target > 0 ? distance / target.target : null;
  if (target.limit === null) return { difference, state: 'noLimit' };
  if (sign * distance >= 0) return { difference, state: 'met' };
  return { difference, state: sign * (actual - target.limit) >= 0 ? 'near' : 'missed' };
}
