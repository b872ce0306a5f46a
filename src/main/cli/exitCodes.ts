import type { ErrorCode } from '#shared/contract/errors.ts';

/** Exit codes of the command line: a contract with scripts, see the README. */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  input: 3,
  locked: 4,
  cancelled: 5,
} as const;

const OWN: Partial<Record<ErrorCode, number>> = {
  INTERNAL: EXIT.fault,
  DISK_FULL: EXIT.fault,
  READ_ONLY: EXIT.fault,
  NO_PRINTER: EXIT.fault,
  WORKSPACE_DAMAGED: EXIT.fault,
  KEY_FILE_DAMAGED: EXIT.fault,
  BAD_REQUEST: EXIT.usage,
  NO_WORKSPACE: EXIT.usage,
  WORKSPACE_EXISTS: EXIT.usage,
  WEAK_PASSPHRASE: EXIT.usage,
  LOCKED: EXIT.locked,
  WRONG_PASSPHRASE: EXIT.locked,
  WRONG_RECOVERY_WORDS: EXIT.locked,
  TOO_MANY_ATTEMPTS: EXIT.locked,
  WORKSPACE_IN_USE: EXIT.locked,
  CANCELLED: EXIT.cancelled,
};

/** Exit code of an error; what is not listed is a fault of the input. */
export function exitCodeOf(code: ErrorCode): number {
  return OWN[code] ?? EXIT.input;
}
