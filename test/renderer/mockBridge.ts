import type { Bridge } from '#shared/contract/bridge.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import { TOPICS, type CoreEvent } from '#shared/contract/events.ts';
import type { Preferences } from '#shared/contract/workspace.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { contract, type MethodName, type OutputOf } from '#shared/contract/index.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** What a method of the mock answers: a value, or a function of the input that gives one. */
export type MockAnswers = {
  readonly [Name in MethodName]?: OutputOf<Name> | ((input: never) => OutputOf<Name>);
};

/** Thrown by an answer to make the mock reply with an error. */
export class MockError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, string | number>;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export interface MockBridge extends Bridge {
  /** Sends an event to the page. */
  emit(event: CoreEvent): void;
}

/**
 * A core of canned answers for looking at the screens and for their tests. Jobs run for `jobMs`
 * milliseconds in ten steps and end with their answer.
 */
export function createMockBridge(answers: MockAnswers, jobMs = 600): MockBridge {
  const listeners = new Set<(json: string) => void>();
  const emit = (event: CoreEvent): void => {
    const json = JSON.stringify(event);
    for (const listener of listeners) listener(json);
  };
  const jobs = new Map<number, JobView>();

  const answer = (method: MethodName, input: unknown): unknown => {
    const found: unknown = answers[method];
    if (found === undefined) throw new MockError('NOT_FOUND');
    return typeof found === 'function' ? (found as (given: unknown) => unknown)(input) : found;
  };

  const startJob = (method: MethodName, input: unknown): { jobId: number } => {
    const id = jobs.size + 1;
    const total = 541_909;
    const put = (part: Partial<JobView>): void => {
      const before = jobs.get(id);
      if (before?.state === 'cancelled') return;
      const job: JobView = {
        id,
        method,
        state: 'running',
        phase: 'read',
        done: 0,
        total,
        unit: 'rows',
        rate: null,
        remaining: null,
        elapsed: 0,
        ...before,
        ...part,
      };
      jobs.set(id, job);
      emit({ type: 'job', job });
    };
    const stepMs = jobMs / 10;
    for (let step = 0; step <= 10; step += 1) {
      setTimeout(() => {
        if (step < 10) {
          put({
            done: Math.round((total * step) / 10),
            elapsed: step * stepMs,
            rate: step === 0 ? null : 182_000,
            remaining: step === 0 ? null : (total * (1 - step / 10)) / 182_000,
          });
          return;
        }
        try {
          put({ state: 'done', done: total, elapsed: jobMs, result: answer(method, input) });
        } catch (thrown) {
          put({ state: 'failed', error: errorOf(thrown) });
        }
      }, step * stepMs);
    }
    return { jobId: id };
  };

  const reply = (json: string): Reply => {
    const { method, input } = JSON.parse(json) as { method: MethodName; input: unknown };
    try {
      const parsed = contract[method].input.parse(input);
      if (method === 'jobs.list') return { ok: true, value: [...jobs.values()] };
      if (method === 'jobs.cancel') {
        const { jobId } = parsed as { jobId: number };
        const job = jobs.get(jobId);
        if (job) {
          jobs.set(jobId, { ...job, state: 'cancelled' });
          emit({ type: 'job', job: { ...job, state: 'cancelled' } });
        }
        return { ok: true, value: {} };
      }
      if (method === 'jobs.pause') return { ok: true, value: {} };
      if (contract[method].kind === 'job') return { ok: true, value: startJob(method, parsed) };
      const value = answer(method, parsed);
      if (contract[method].kind === 'command') emit({ type: 'changed', topics: [...TOPICS] });
      if (method === 'app.setPreferences')
        emit({ type: 'preferences', preferences: value as Preferences });
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown), correlationId: 'mock-1' };
    }
  };

  return {
    request: async (json) => JSON.stringify(reply(json)),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    claimFile: async () => 'ticket-0001',
    emit,
  };
}

function errorOf(thrown: unknown): {
  code: ErrorCode;
  details?: Record<string, string | number>;
} {
  return thrown instanceof MockError
    ? { code: thrown.code, details: thrown.details }
    : { code: 'INTERNAL' };
}
