/** Zones that stand before all others in a list to choose from. */
const FIRST = ['UTC', 'Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong'];

/** All time zones that the system knows, the likely ones first. */
export function timeZones(): string[] {
  return [...new Set([...FIRST, ...Intl.supportedValuesOf('timeZone')])];
}
