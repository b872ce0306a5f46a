import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Formatter } from '#shared/i18n/index.ts';

/** A mean amount with two decimals at most: amounts of files may have more, which a mean does not need. */
export function meanMoney(value: number, money: MoneyUnit, format: Formatter): string {
  const finer = Math.max(0, money.digits - 2);
  return format.money(value / 10 ** finer, { ...money, digits: money.digits - finer }, true);
}
