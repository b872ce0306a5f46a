/** What unpacks to more than this, and to this many times its size, is no honest table. */
const FREE_BYTES = 64 << 20;
const MAX_RATIO = 200;
/** The largest part: a sheet of a million rows with some sixty columns. */
const MAX_PART_BYTES = 4 * 2 ** 30;

/** True if `taken` packed bytes gave more than is read of them. */
export function unpacksTooFar(produced: number, taken: number): boolean {
  return (produced > FREE_BYTES && produced > taken * MAX_RATIO) || produced > MAX_PART_BYTES;
}
