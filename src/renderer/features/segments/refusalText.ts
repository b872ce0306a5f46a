import type { ErrorBody } from '#shared/contract/errors.ts';
import type { Words } from '../../app/LanguageProvider.tsx';

const REFUSALS = ['segment_name', 'segment', 'segment_used', 'movement_days'] as const;

/** Why a segment was refused, in words; undefined for an error of another kind. */
export function refusalText(error: ErrorBody | null, { t }: Words): string | undefined {
  if (error?.code !== 'BAD_REQUEST') return undefined;
  const rule = REFUSALS.find((name) => name === error.details?.['rule']);
  return rule && t(`segmentBuilder.refused.${rule}`);
}
