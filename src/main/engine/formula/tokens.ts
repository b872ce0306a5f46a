/** A piece of a formula, with where it stands in the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'open' | 'close' | 'end' | 'unknown';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Signs that people type or paste, and what they mean. */
const OPERATORS: Readonly<Record<string, string>> = {
  '+': '+',
  '＋': '+',
  '-': '-',
  '−': '-',
  '－': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
};
const OPEN = '(（';
const CLOSE = ')）';

const NUMBER = /\d+(?:\.\d+)?%?|\.\d+%?/y;
const NAME = /[a-z_][a-z0-9_]*/iy;
const SPACE = /\s+/y;

/** Cuts a formula into tokens; the last one is always `end`. A sign of no meaning is `unknown`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], written: string, length: number): void => {
    tokens.push({ kind, text: written, from: at, to: at + length });
    at += length;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const character = text.charAt(at);
    const operator = OPERATORS[character];
    const number = match(NUMBER);
    const name = match(NAME);
    if (operator !== undefined) push('operator', operator, 1);
    else if (OPEN.includes(character)) push('open', '(', 1);
    else if (CLOSE.includes(character)) push('close', ')', 1);
    else if (number !== undefined) push('number', number, number.length);
    else if (name !== undefined) push('name', name.toLowerCase(), name.length);
    else push('unknown', character, 1);
  }
  push('end', '', 0);
  return tokens;
}
