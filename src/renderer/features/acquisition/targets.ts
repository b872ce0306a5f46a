import type { AcquisitionView } from '#shared/contract/analysis.ts';

type Worth = Pick<AcquisitionView['total'], 'clvToCac' | 'paybackMonths'>;
export type Target = AcquisitionView['target'];

/**
 * How a line stands to the user's targets: missed if one that can be told is missed, met if all are,
 * null where none is set or too little is known. A payback that was not reached yet is not known.
 */
export function targetState(worth: Worth, target: Target): 'met' | 'missed' | null {
  const checks = [
    target.ratio === null ? [] : [worth.clvToCac === null ? null : worth.clvToCac >= target.ratio],
    target.paybackMonths === null
      ? []
      : [worth.paybackMonths === null ? null : worth.paybackMonths <= target.paybackMonths],
  ].flat();
  if (checks.includes(false)) return 'missed';
  return checks.length > 0 && checks.every((check) => check === true) ? 'met' : null;
}

/** True if the user drew any line. */
export function hasTarget({ ratio, paybackMonths }: Target): boolean {
  return ratio !== null || paybackMonths !== null;
}
