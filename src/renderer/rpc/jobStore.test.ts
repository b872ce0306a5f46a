import { describe, expect, it } from 'vitest';
import { contract, type MethodName } from '#shared/contract/index.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { createJobStore } from './jobStore.ts';
import { isOutdated } from './topics.ts';

function job(id: number, state: JobView['state']): JobView {
  return {
    id,
    method: 'imports.commit',
    state,
    phase: null,
    done: 0,
    total: null,
    unit: null,
    rate: null,
    remaining: null,
    elapsed: 0,
  };
}

describe('the job store', () => {
  it('keeps an ended job ended when an older event comes late', () => {
    const store = createJobStore();
    store.put(job(2, 'done'));
    store.put(job(2, 'running'));
    store.put(job(1, 'running'));
    expect(store.all().map(({ id, state }) => [id, state])).toEqual([
      [1, 'running'],
      [2, 'done'],
    ]);
  });

  it('gives the same array until something changes', () => {
    const store = createJobStore();
    store.put(job(1, 'running'));
    expect(store.all()).toBe(store.all());
  });

  it('knows what the page shows by itself, and tells its listeners', () => {
    const store = createJobStore();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    const hide = store.show(7);
    expect([...store.shown()]).toEqual([7]);
    hide();
    stop();
    store.show(8);
    expect(told).toBe(2);
  });
});

describe('topics', () => {
  it('make the answers that depend on them out of date, and no others', () => {
    expect(isOutdated('analysis.rfm', ['runs'])).toBe(true);
    expect(isOutdated('imports.batches', ['batches'])).toBe(true);
    expect(isOutdated('app.preferences', ['runs', 'batches', 'settings', 'reports'])).toBe(false);
    expect(isOutdated('workspace.list', ['workspace'])).toBe(true);
  });

  // Without it a new room would show the figures of an earlier run for as long as the page is open.
  it('make every answer out of date with a new run but those that no run changes', () => {
    const kept = ['app.', 'workspace.', 'jobs.', 'imports.', 'identity.', 'settings.', 'events.'];
    const ofNoRun = [...kept, 'masking.', 'playbook.', 'reports.list', 'reports.outline'];
    const queries = (Object.keys(contract) as MethodName[]).filter(
      (name) => contract[name].kind === 'query' && !ofNoRun.some((start) => name.startsWith(start)),
    );
    expect(queries).toEqual(expect.arrayContaining(['acquisition.brought', 'value.change']));
    expect(queries.filter((name) => !isOutdated(name, ['runs']))).toEqual([]);
  });
});
