import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Unmasking } from './unmasking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows for as long as it was told, then says that it is over', () => {
  const ended = vi.fn();
  const unmasking = new Unmasking(ended);
  expect(unmasking.plain).toBe(false);
  unmasking.show(5);
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(unmasking.plain).toBe(true);
  vi.advanceTimersByTime(1);
  expect(unmasking.plain).toBe(false);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('masks at once on request, and a time that was cut short does not end the next one', () => {
  const ended = vi.fn();
  const unmasking = new Unmasking(ended);
  unmasking.show(1);
  unmasking.hide();
  expect(unmasking.until).toBeNull();
  unmasking.show(15);
  vi.advanceTimersByTime(60_000);
  expect(unmasking.plain).toBe(true);
  expect(ended).not.toHaveBeenCalled();
});

it('does not outlast its time when the computer slept through the timer', () => {
  const unmasking = new Unmasking(() => undefined);
  unmasking.show(1);
  vi.setSystemTime(Date.now() + 61_000);
  expect(unmasking.plain).toBe(false);
});
