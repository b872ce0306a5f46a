import { describe, expect, it } from 'vitest';
import type { StageTarget } from '#shared/contract/stages.ts';
import { NO_TARGET, targetFormOf, targetOf, targetState } from './targetForm.ts';

const SHARE: StageTarget = {
  scheme: 'time',
  stage: 'active',
  measure: 'share',
  direction: 'at_least',
  target: 0.4,
  limit: 0.3,
};

describe('a target beside what a stage holds', () => {
  it.each([
    [40, 'met', 0],
    [39, 'near', -0.01],
    [30, 'near', -0.1],
    [29, 'missed', -0.11],
  ])('at least 40 %% with a limit of 30 %%: %i of 100 is %s', (customers, state, points) => {
    const found = targetState(SHARE, customers, 100);
    expect(found.state).toBe(state);
    expect(found.difference).toBeCloseTo(points, 12);
  });

  it.each([
    [100, 'met', 0],
    [101, 'near', 0.01],
    [150, 'near', 0.5],
    [151, 'missed', 0.51],
  ])('at most 100 customers with a limit of 150: %i is %s', (customers, state, change) => {
    const target = {
      ...SHARE,
      measure: 'customers',
      direction: 'at_most',
      target: 100,
      limit: 150,
    } as const;
    const found = targetState(target, customers, 1000);
    expect(found.state).toBe(state);
    expect(found.difference).toBeCloseTo(change, 12);
  });

  it('does not judge without a limit', () => {
    expect(targetState({ ...SHARE, limit: null }, 1, 100).state).toBe('noLimit');
    const none = { ...SHARE, measure: 'customers', target: 0, limit: null } as const;
    expect(targetState(none, 5, 100).difference).toBeNull();
  });
});

describe('a target as it is typed', () => {
  it('gives back the target that it was made from', () => {
    expect(targetOf('time', 'active', targetFormOf(SHARE))).toEqual(SHARE);
    const count = { ...SHARE, measure: 'customers', target: 250, limit: null } as const;
    expect(targetOf('time', 'active', targetFormOf(count))).toEqual(count);
  });

  it('is none while empty, and no target where the limit lies on the wrong side', () => {
    expect(targetOf('time', 'active', NO_TARGET)).toBeNull();
    expect(targetOf('time', 'active', { ...NO_TARGET, limit: 5 })).toBeUndefined();
    expect(targetOf('time', 'active', { ...NO_TARGET, target: 30, limit: 40 })).toBeUndefined();
    expect(targetOf('time', 'active', { ...NO_TARGET, target: 130 })).toBeUndefined();
    expect(targetOf('time', 'active', { ...NO_TARGET, target: '-' })).toBeUndefined();
  });
});
