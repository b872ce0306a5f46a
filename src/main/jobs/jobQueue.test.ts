import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { JobQueue } from './jobQueue.ts';

function makeQueue() {
  const events: JobView[] = [];
  const failures: unknown[] = [];
  const queue = new JobQueue(
    (view) => events.push(view),
    (_view, error) => failures.push(error),
  );
  return { queue, events, failures };
}

describe('JobQueue', () => {
  it('runs one job at a time, in order', async () => {
    const { queue } = makeQueue();
    const order: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = queue.start('a', async () => {
      order.push('a starts');
      await gate.promise;
      order.push('a ends');
      return '1';
    });
    const second = queue.start('b', () => {
      order.push('b starts');
      return Promise.resolve('2');
    });
    expect(queue.list().map((view) => view.state)).toEqual(['running', 'queued']);
    gate.resolve(undefined);
    expect((await queue.wait(first)).result).toBe(1);
    expect((await queue.wait(second)).result).toBe(2);
    expect(order).toEqual(['a starts', 'a ends', 'b starts']);
  });

  it('reports the phase, the count and the end', async () => {
    const { queue, events } = makeQueue();
    const id = queue.start('a', (job) => {
      job.progress({ phase: 'read', done: 5, total: 10, unit: 'rows' });
      return Promise.resolve('null');
    });
    await queue.wait(id);
    expect(events.map((view) => [view.state, view.phase, view.done, view.total])).toEqual([
      ['queued', null, 0, null],
      ['running', null, 0, null],
      ['running', 'read', 5, 10],
      ['done', 'read', 5, 10],
    ]);
  });

  it('cancels a queued job without running it', async () => {
    const { queue } = makeQueue();
    const gate = Promise.withResolvers<string>();
    const first = queue.start('a', () => gate.promise);
    const second = queue.start('b', () => Promise.reject(new Error('must not run')));
    queue.cancel(second);
    expect((await queue.wait(second)).state).toBe('cancelled');
    gate.resolve('null');
    expect((await queue.wait(first)).state).toBe('done');
  });

  it('cancels a running job through its flag, and twice is the same as once', async () => {
    const { queue, events } = makeQueue();
    const id = queue.start('a', async (job) => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        job.check();
      }
    });
    queue.cancel(id);
    queue.cancel(id);
    expect((await queue.wait(id)).state).toBe('cancelled');
    queue.cancel(id);
    expect(events.map((view) => view.state)).toEqual([
      'queued',
      'running',
      'cancelling',
      'cancelled',
    ]);
  });

  it('lets running work wait and go on, and cancels it while it waits', async () => {
    const { queue, events } = makeQueue();
    let steps = 0;
    const id = queue.start('a', async (job) => {
      const flag = new Int32Array(job.cancel);
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        job.check();
        if (flag[0] === 0) steps += 1;
      }
    });
    queue.pause(id, true);
    queue.pause(id, true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steps).toBe(0);
    queue.pause(id, false);
    await vi.waitFor(() => {
      expect(steps).toBeGreaterThan(0);
    });
    queue.pause(id, true);
    queue.cancel(id);
    expect((await queue.wait(id)).state).toBe('cancelled');
    queue.pause(id, false);
    expect(events.map((view) => view.state)).toEqual([
      'queued',
      'running',
      'paused',
      'running',
      'paused',
      'cancelling',
      'cancelled',
    ]);
  });

  it('keeps the code of a failure and goes on with the next job', async () => {
    const { queue, failures } = makeQueue();
    const bad = queue.start('a', () => Promise.reject(new AppError('DISK_FULL')));
    const worse = queue.start('b', () => Promise.reject(new Error('unexpected 13800001111')));
    const good = queue.start('c', () => Promise.resolve('true'));
    expect((await queue.wait(bad)).error).toEqual({ code: 'DISK_FULL' });
    expect((await queue.wait(worse)).error).toEqual({ code: 'INTERNAL' });
    expect((await queue.wait(good)).result).toBe(true);
    expect(failures).toHaveLength(2);
  });

  it('ignores progress that comes after the end', async () => {
    const { queue, events } = makeQueue();
    let late: (() => void) | undefined;
    const id = queue.start('a', (job) => {
      late = () => {
        job.progress({ phase: 'read', done: 1, unit: 'rows' });
      };
      return Promise.resolve('null');
    });
    await queue.wait(id);
    const before = events.length;
    late?.();
    expect(events).toHaveLength(before);
  });

  it('drains: everything open is cancelled and settled', async () => {
    const { queue } = makeQueue();
    queue.start('a', async (job) => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        job.check();
      }
    });
    queue.start('b', () => Promise.resolve('null'));
    await queue.drain();
    expect(queue.list().map((view) => view.state)).toEqual(['cancelled', 'cancelled']);
  });

  it('refuses an unknown number', async () => {
    const { queue } = makeQueue();
    expect(() => {
      queue.cancel(99);
    }).toThrow('NOT_FOUND');
    await expect(queue.wait(99)).rejects.toThrow('NOT_FOUND');
  });
});
