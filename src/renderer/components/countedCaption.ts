import type { Words } from '../app/LanguageProvider.tsx';

/**
 * Caption of a figure: what it shows, part by part, and last how many it counts; null where that cannot be
 * told, for a count is held back.
 */
export function countedCaption(
  parts: readonly string[],
  n: number | null,
  { t, format }: Words,
): string {
  const counted = n === null ? [] : [t('common.figure.n', { n: format.number(n) })];
  return [...parts, ...counted].join(' · ');
}
