import type { Kpi } from '#shared/contract/overview.ts';
import type { ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Formatter } from '#shared/i18n/index.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { meanMoney } from '../../components/meanMoney.ts';

/** What a tile tells: a measure of the overview, or the acquisition cost, which has a question of its own. */
type Told = Pick<Kpi, 'unit' | 'value'> & { readonly id: Kpi['id'] | 'cac' };

/** Measures where more is worse. */
const LESS_IS_BETTER: readonly Told['id'][] = ['churn', 'cac'];

/** Measures that are worth more decimals than the short form gives. */
const PRECISE: readonly Kpi['id'][] = ['average_order_value', 'clv'];

/** A value of a tile in the form of its unit. */
export function kpiValue(kpi: Kpi, value: number, money: MoneyUnit, format: Formatter): string {
  switch (kpi.unit) {
    case 'count':
      return Math.abs(value) < 1e6 ? format.number(value) : format.compact(value);
    case 'money':
      return PRECISE.includes(kpi.id) && Math.abs(value) < 10 ** (money.digits + 4)
        ? meanMoney(value, money, format)
        : format.moneyCompact(value, money);
    case 'ratio':
      return format.percent(value);
    case 'number':
      return format.number(value, 2);
  }
}

export interface Change {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'none';
}

/**
 * Change against an earlier value: points for shares, relative for all else; null without a base. Of nothing
 * and of a loss there are no per cent: from −100 to −50 is neither half more nor half less.
 */
export function kpiChange(kpi: Told, earlier: number | null, format: Formatter): Change | null {
  if (kpi.value === null || earlier === null) return null;
  if (kpi.unit !== 'ratio' && earlier <= 0) return null;
  const difference = kpi.value - earlier;
  const text =
    kpi.unit === 'ratio' ? format.points(difference) : format.change(difference / earlier);
  return judged(text, difference > 0 !== LESS_IS_BETTER.includes(kpi.id));
}

/** Change of an index in its own points, such as satisfaction from 0 to 100; more is better. */
export function pointsChange(difference: number, { t, format }: Words): Change {
  const text = t('home.answers.change', { change: format.signed(difference, 1) });
  return judged(text, difference > 0);
}

/**
 * Change of the expected value, which has no period: relative to that of the same customers some months
 * before; null without a base.
 */
export function clvChange({ all }: Pick<ValueChangeView, 'all'>, format: Formatter): Change | null {
  if (all.before <= 0) return null;
  return judged(format.change((all.now - all.before) / all.before), all.now > all.before);
}

/** What is written as nothing is judged as nothing. */
function judged(text: string, better: boolean): Change {
  if (!/[1-9]/.test(text)) return { text, tone: 'none' };
  return { text, tone: better ? 'good' : 'bad' };
}
