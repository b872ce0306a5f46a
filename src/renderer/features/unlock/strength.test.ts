import { describe, expect, it } from 'vitest';
import { wordsToConfirm } from './confirmWords.ts';
import { strengthOf } from './strength.ts';

describe('strength of a passphrase', () => {
  it.each([
    ['short', 'Ab1!'],
    ['weak', 'aaaaaaaaaaaa'],
    ['weak', '1234567890'],
    ['fair', 'lukewarm-tea'],
    ['strong', 'correct horse battery staple'],
    ['strong', '春眠不觉晓处处闻啼鸟夜来'],
  ])('calls %s what it is', (strength, passphrase) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});

describe('words to confirm', () => {
  it('asks for two different ones from the two halves', () => {
    for (const size of [12, 15, 24]) {
      const words = Array.from({ length: size }, (_, index) => `word${index}`);
      const [one, two] = wordsToConfirm(words);
      expect(one?.position).toBeLessThanOrEqual(size / 2);
      expect(two?.position).toBeGreaterThan(size / 2);
      expect([one?.word, two?.word]).toEqual([
        words[(one?.position ?? 0) - 1],
        words[(two?.position ?? 0) - 1],
      ]);
    }
  });
});
