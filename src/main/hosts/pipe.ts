import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { MAX_REQUEST_LENGTH, type Reply } from '#shared/contract/envelope.ts';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import type { CorePort } from './host.ts';
import { isWithin } from './page.ts';

/**
 * The host's end of the request pipe, the same for all hosts: what comes from a page is checked
 * before the core sees it, and nothing is ever thrown into a page.
 */

/** Who sent a message: established by the host from its own knowledge, never from the message. */
export type Sender = 'own-page' | 'stranger';

/** What a host knows about where a message came from; undefined is what it could not find out. */
export interface Origin {
  /** The page is one that this host opened. */
  readonly isOwnPage: boolean;
  /** The frame is the top frame of that page. */
  readonly isTopFrame: boolean;
  /** Address that the frame shows now. */
  readonly address: string | undefined;
}

/** Only the top frame of an own page that shows an own address may speak; anything unknown may not. */
export function senderOf({ isOwnPage, isTopFrame, address }: Origin, base: string): Sender {
  const isOwn = isOwnPage && isTopFrame && address !== undefined && isWithin(address, base);
  return isOwn ? 'own-page' : 'stranger';
}

/** Answers a request of a page; the result is always an envelope as JSON text. */
export async function answerRequest(
  core: CorePort,
  sender: Sender,
  json: unknown,
): Promise<string> {
  try {
    if (sender !== 'own-page') throw refusal('sender');
    if (typeof json !== 'string') throw refusal('type');
    if (json.length > MAX_REQUEST_LENGTH) throw refusal('size');
    return await core.handle(json);
  } catch (thrown) {
    return failure(thrown);
  }
}

/**
 * Answers a page that asks for a ticket: an envelope as JSON text whose value is the ticket.
 * @param findPath yields the path of the user's file, or '' when it has none
 */
export async function answerClaim(
  core: CorePort,
  sender: Sender,
  findPath: () => Promise<string>,
): Promise<string> {
  try {
    if (sender !== 'own-page') throw refusal('sender');
    const path = await findPath();
    if (path === '' || !(await stat(path)).isFile()) throw new AppError('FILE_UNREADABLE');
    const reply: Reply<string> = { ok: true, value: core.registerFile(path) };
    return JSON.stringify(reply);
  } catch (thrown) {
    return failure(thrown instanceof AppError ? thrown : new AppError('FILE_UNREADABLE'));
  }
}

function refusal(rule: 'sender' | 'size' | 'type'): AppError {
  return new AppError('BAD_REQUEST', { details: { rule } });
}

function failure(thrown: unknown): string {
  const reply: Reply = { ok: false, error: errorBodyOf(thrown), correlationId: randomUUID() };
  return JSON.stringify(reply);
}
