/** A name as it is compared: without width, case and doubled spaces. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
