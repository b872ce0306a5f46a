import { describe, expect, it } from 'vitest';
import { pairsSchema } from '#shared/contract/rfmSettings.ts';
import { placeOf, ratioAt, SLIDER_END } from './pairRatio.ts';

describe('the slider of a judgement', () => {
  it('reaches what the requirement names, and keeps it', () => {
    for (const ratio of [1.5, 1.8, 1.2]) expect(ratioAt(placeOf(ratio))).toBeCloseTo(ratio, 12);
  });

  it('turns a judgement round when it is mirrored', () => {
    for (let place = -SLIDER_END; place <= SLIDER_END; place++) {
      expect(ratioAt(place) * ratioAt(-place)).toBeCloseTo(1, 12);
      expect(placeOf(ratioAt(place))).toBe(place);
    }
  });

  it('ends within what the contract takes', () => {
    const [low, high] = [ratioAt(-SLIDER_END), ratioAt(SLIDER_END)];
    const pairs = { monetaryToFrequency: low, monetaryToRecency: high, frequencyToRecency: 1 };
    expect(pairsSchema.safeParse(pairs).success).toBe(true);
  });
});
