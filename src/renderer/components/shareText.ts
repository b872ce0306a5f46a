import type { Formatter } from '#shared/i18n/index.ts';

/** Shares from here on are written without a decimal: 9.95 % would be 10.0 % beside a 10 %. */
const WHOLE_FROM = 0.0995;

/** A share in per cent where there is little room: one decimal below ten, none from there on and for nothing. */
export function shareText(share: number, format: Pick<Formatter, 'percent'>): string {
  return format.percent(share, share > 0 && share < WHOLE_FROM ? 1 : 0);
}
