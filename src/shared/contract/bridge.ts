/**
 * The one global that a host puts into the page, `window.perennial`, the same in every host. No
 * channel names, no event objects, no paths.
 */
export interface Bridge {
  /** Sends a request envelope as JSON text; resolves with the reply envelope as JSON text, never rejects. */
  request(json: string): Promise<string>;
  /** Calls the listener with each event as JSON text; the returned function ends it. */
  subscribe(listener: (json: string) => void): () => void;
  /**
   * Turns a `File` that the user picked or dropped into a ticket for the core.
   * Rejects with an Error whose message is FILE_UNREADABLE when the file does not lie on the disk.
   */
  claimFile(file: unknown): Promise<string>;
}

/**
 * Attribute of `<html>` by which a page that is to be printed says that it is drawn: `ready`, or
 * `failed` when it cannot be.
 */
export const PRINT_STATE_ATTRIBUTE = 'data-print-state';
