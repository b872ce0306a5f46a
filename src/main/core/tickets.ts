import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';

/** Tickets of this many files are kept; the oldest lapse. */
const MAX_TICKETS = 200;

/**
 * Files that the user picked. The screens get an opaque ticket and never see or send a path, so
 * nothing on a page can make the core read a file that nobody chose.
 */
export class FileTickets {
  readonly #paths = new Map<string, string>();

  /** Ticket of a file; the same file gets a new ticket each time. */
  issue(path: string): string {
    const ticket = randomBytes(16).toString('base64url');
    this.#paths.set(ticket, path);
    for (const oldest of this.#paths.keys()) {
      if (this.#paths.size <= MAX_TICKETS) break;
      this.#paths.delete(oldest);
    }
    return ticket;
  }

  /** Path behind a ticket. @throws AppError FILE_NOT_FOUND for a ticket that was never issued or lapsed. */
  pathOf(ticket: string): string {
    const path = this.#paths.get(ticket);
    if (path === undefined) throw new AppError('FILE_NOT_FOUND');
    return path;
  }

  /** Name of the file without its folder, for the screens. */
  nameOf(ticket: string): string {
    return basename(this.pathOf(ticket));
  }

  /** Forgets everything, when the workspace is locked. */
  clear(): void {
    this.#paths.clear();
  }
}
