/**
 * Text that a spreadsheet would compute instead of show: it begins with one of = + - @, their
 * full-width forms, a tab or a carriage return (OWASP, CSV Injection). The apostrophes before the sign
 * are those of texts that are guarded already, so that guarding and {@link unguarded} are each other's
 * reverse for every text.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/u;
/** A signed number with or without groups and decimals, or a percentage: computing it changes nothing. */
const NUMBER = /^[+-]\d[\d.,]*%?$/u;

/** The cell as a spreadsheet may open it: a formula becomes text by an apostrophe before it. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that {@link guarded} was given. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
