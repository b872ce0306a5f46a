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
  '-': '-',
  '−': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
};

const NUMBER = /\d+(?:\.\d+)?%?|\.\d+%?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SPACE = /\s+/y;

/** What an input method for Chinese or Japanese types in full width: each sign, digit and letter from ！ to ～. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const TO_HALF_WIDTH = 0xff01 - 0x21;

/** The text in half width, as long as it was, so that places in it stay what they are. */
function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - TO_HALF_WIDTH),
  );
}

/** Cuts a formula into tokens; the last one is always `end`. A sign of no meaning is `unknown`. */
export function tokensOf(written: string): Token[] {
  const text = halfWidth(written);
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], meant: string, length: number): void => {
    tokens.push({ kind, text: meant, from: at, to: at + length });
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
    else if (character === '(') push('open', character, 1);
    else if (character === ')') push('close', character, 1);
    else if (number !== undefined) push('number', number, number.length);
    else if (name !== undefined) push('name', name.toLowerCase(), name.length);
    else push('unknown', character, 1);
  }
  push('end', '', 0);
  return tokens;
}
