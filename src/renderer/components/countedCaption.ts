import type { Words } from '../app/LanguageProvider.tsx';

/** Caption of a figure: what it shows, part by part, and last how many it counts. */
export function countedCaption(parts: readonly string[], n: number, { t, format }: Words): string {
  return [...parts, t('common.figure.n', { n: format.number(n) })].join(' · ');
}
