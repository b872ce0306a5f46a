export interface AskedWord {
  /** Counted from 1. */
  readonly position: number;
  readonly word: string;
}

/** Two of the words to type back: far apart, and others for other word lists, without chance. */
export function wordsToConfirm(words: readonly string[]): AskedWord[] {
  const half = Math.floor(words.length / 2);
  if (half === 0) return words.map((word, index) => ({ position: index + 1, word }));
  const turn = words.join('').length % half;
  return [turn, half + ((turn * 7 + 3) % (words.length - half))].map((index) => ({
    position: index + 1,
    word: words[index] ?? '',
  }));
}
