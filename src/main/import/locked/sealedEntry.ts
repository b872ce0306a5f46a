/** The encrypted bytes of an entry of a zip: all of them, from the salt or header to the sum at the end. */
export interface SealedEntry {
  readonly start: number;
  readonly end: number;
  /** Bytes from the file; may be the file's own memory. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** An entry whose password was taken. */
export interface OpenedEntry {
  /** Where its content lies in the file. */
  readonly start: number;
  readonly end: number;
  /** True if the check at the beginning is so short that a wrong password passes it now and then. */
  readonly unsure: boolean;
  /** The next bytes of the content, decrypted; valid until the next call. */
  decrypt(block: Uint8Array): Uint8Array;
  /** False if the content was changed; call after all of it was decrypted. */
  isIntact(): boolean;
}
