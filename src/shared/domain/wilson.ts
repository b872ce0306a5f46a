/** Normal quantile of 0.975: an interval of 95 %. */
const Z = 1.959963984540054;

/**
 * Interval of 95 % for a share of `part` of `whole` independent cases; it stays between 0 and 1 and is
 * sound for few cases and extreme shares. Undefined without a case.
 *
 * Source: Wilson (1927), JASA 22, 209–212; see Brown, Cai and DasGupta (2001), Statistical Science 16.
 */
export function wilsonInterval(
  part: number,
  whole: number,
): { readonly low: number; readonly high: number } | undefined {
  if (whole <= 0) return undefined;
  const share = part / whole;
  const square = Z * Z;
  const centre = (part + square / 2) / (whole + square);
  const width = (Z / (whole + square)) * Math.sqrt(whole * share * (1 - share) + square / 4);
  // The ends are exact where rounding would leave 1e-17.
  return {
    low: part === 0 ? 0 : Math.max(0, centre - width),
    high: part === whole ? 1 : Math.min(1, centre + width),
  };
}
