export type { PublishedCells } from './coverCells.ts';
export { holdBack, isDominated, LEAST_COUNT, type HeldBack } from './disclosure.ts';
export { maskPersonal } from './mask.ts';
export { normaliseAscii, normalisePersonal, type TokenType } from './normalise.ts';
export { Pseudonymiser, TOKEN_BYTES } from './pseudonyms.ts';
export { foldHeader, recognisePersonal } from './recognise.ts';
