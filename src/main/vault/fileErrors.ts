import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'READ_ONLY',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  ENOENT: 'NOT_FOUND',
};

/** Code of a failed file operation, such as ENOENT. */
export function errnoOf(thrown: unknown): string | undefined {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What a failed file operation means to the program; anything else is handed back as it is. */
export function fileError(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  const rule = errnoOf(thrown);
  const code = rule === undefined ? undefined : CODES[rule];
  return code === undefined || rule === undefined
    ? thrown
    : new AppError(code, { cause: thrown, details: { rule } });
}
