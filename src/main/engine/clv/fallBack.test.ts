import { describe, expect, it } from 'vitest';
import { gated, type Outcome } from '../outcome.ts';
import {
  fitBgnbd,
  fitNbd,
  fitPareto,
  orNbd,
  purchaseTable,
  type OrderFit,
  type PurchaseTable,
} from './index.ts';

function tableOf(x: number[], recency: number[], age: number[]): PurchaseTable {
  return purchaseTable(Int32Array.from(x), Float64Array.from(recency), Float64Array.from(age), 1);
}

const repeats = Array.from({ length: 400 }, (_, i) => 3 + (i % 5));
const steady = tableOf(
  repeats,
  repeats.map(() => 50),
  repeats.map(() => 50),
);
const leaving = tableOf(
  repeats.map((x, i) => (i % 3 === 0 ? 0 : x)),
  repeats.map((_, i) => (i % 3 === 0 ? 0 : 2 + (i % 20))),
  repeats.map(() => 50),
);

describe('the NBD in the place of a model with dropout', () => {
  it('takes it where nobody leaves, and says so', () => {
    const asked: Outcome<OrderFit<unknown>>[] = [fitPareto(steady), fitBgnbd(steady, 0)];
    const nbd = fitNbd(steady);
    if (!nbd.ok) throw new Error(nbd.reason);
    for (const outcome of asked) {
      const result = orNbd(outcome, steady);
      if (!result.ok || !result.value.fellBack) throw new Error('kept');
      const { fit, tried } = result.value;
      expect(fit.parameters).toEqual(nbd.value.parameters);
      expect(fit.notes.slice(0, 2).map(({ code }) => code)).toEqual([
        'fell_back_to_nbd',
        'no_dropout',
      ]);
      expect(outcome.ok && tried === outcome.value).toBe(true);
    }
  });

  it('leaves a model alone that shows customers leaving', () => {
    const asked = fitPareto(leaving);
    const result = orNbd(asked, leaving);
    expect(
      result.ok && !result.value.fellBack && asked.ok && result.value.fit === asked.value,
    ).toBe(true);
  });

  it('leaves it alone where the NBD is less likely for all its dropout is small', () => {
    const asked = fitPareto(leaving);
    if (!asked.ok) throw new Error(asked.reason);
    const small = { ...asked.value, notes: [{ code: 'no_dropout' as const, parameters: [] }] };
    const result = orNbd({ ok: true, value: small }, leaving);
    expect(result.ok && result.value.fellBack).toBe(false);
  });

  it('takes it where no maximum was found', () => {
    const result = orNbd(gated('CANNOT_FIT', 'no_maximum', {}), leaving);
    expect(result.ok && result.value.fellBack).toBe(true);
    const codes = result.ok ? result.value.fit.notes.map(({ code }) => code) : [];
    expect(codes[0]).toBe('fell_back_to_nbd');
  });

  it('gives the reason where it cannot be fitted either', () => {
    const nobody = tableOf([0, 0], [0, 0], [9, 9]);
    expect(orNbd(fitPareto(nobody), nobody)).toMatchObject({ ok: false, reason: 'no_repeaters' });
  });
});
