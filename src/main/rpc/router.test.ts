import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract, type MethodName } from '#shared/contract/index.ts';
import { MAX_REQUEST_LENGTH, type Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import { createRouter, type Handlers } from './router.ts';

/** A router whose handlers note what reached them. */
function makeRouter(overrides: Partial<Handlers> = {}) {
  const reached: { method: string; input: unknown }[] = [];
  const failures: unknown[] = [];
  const names = Object.keys(contract) as MethodName[];
  const handlers = Object.fromEntries(
    names.map((method) => [
      method,
      (input: unknown) => {
        reached.push({ method, input });
        return '{"reached":true}';
      },
    ]),
  ) as unknown as Handlers;
  const route = createRouter({
    handlers: { ...handlers, ...overrides },
    failed: (_method, _id, thrown) => failures.push(thrown),
  });
  const ask = async (text: string): Promise<Reply> => JSON.parse(await route(text)) as Reply;
  return { ask, reached, failures };
}

function request(method: string, input: unknown = {}): string {
  return JSON.stringify({ method, input });
}

describe('router', () => {
  it('passes a checked input on and wraps the answer', async () => {
    const { ask, reached } = makeRouter();
    expect(await ask(request('jobs.cancel', { jobId: 7 }))).toEqual({
      ok: true,
      value: { reached: true },
    });
    expect(reached).toEqual([{ method: 'jobs.cancel', input: { jobId: 7 } }]);
  });

  it.each([
    ['no JSON', 'nonsense', 'json'],
    ['no envelope', '[]', 'envelope'],
    ['an envelope with more', '{"method":"jobs.list","input":{},"path":"/etc"}', 'envelope'],
    ['an unknown method', request('files.readAll'), 'method'],
    ['an inherited name', request('constructor'), 'method'],
    ['a prototype', request('__proto__'), 'method'],
    ['a wrong input', request('jobs.cancel', { jobId: 'seven' }), 'input'],
    ['an input with more', request('jobs.cancel', { jobId: 7, path: '/etc/passwd' }), 'input'],
    ['no input at all', '{"method":"jobs.cancel"}', 'envelope'],
    ['too much', request('jobs.list', 'x'.repeat(MAX_REQUEST_LENGTH)), 'size'],
  ])('refuses %s before any handler', async (_name, text, rule) => {
    const { ask, reached } = makeRouter();
    const reply = await ask(text);
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', details: { rule } } });
    expect(reached).toEqual([]);
  });

  it('keeps an AppError as it is and does not log it', async () => {
    const { ask, failures } = makeRouter({
      'jobs.list': () => {
        throw new AppError('LOCKED', { details: { seconds: 4 } });
      },
    });
    expect(await ask(request('jobs.list'))).toMatchObject({
      ok: false,
      error: { code: 'LOCKED', details: { seconds: 4 } },
    });
    expect(failures).toEqual([]);
  });

  it('hides an unexpected error behind a number and logs it', async () => {
    const { ask, failures } = makeRouter({
      'jobs.list': () => Promise.reject(new Error('row of 13912345678 broke')),
    });
    const reply = await ask(request('jobs.list'));
    // The whole number and the words: three digits may stand in the random reference by chance.
    expect(JSON.stringify(reply)).not.toMatch(/13912345678|row of|broke/);
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(failures).toHaveLength(1);
  });

  it('answers anything with an envelope', async () => {
    const { ask } = makeRouter();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(typeof (await ask(text)).ok).toBe('boolean');
      }),
    );
  });
});
