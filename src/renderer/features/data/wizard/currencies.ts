/** Currencies that stand before all others in a list to choose from. */
const FIRST = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'GBP', 'JPY'];

/** All currencies that the system knows by their ISO 4217 codes, the likely ones first. */
export function currencies(): string[] {
  return [...new Set([...FIRST, ...Intl.supportedValuesOf('currency')])];
}
