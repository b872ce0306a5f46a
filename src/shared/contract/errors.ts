/**
 * The closed list of errors that leave the core. A code is language-free; the screens and the command
 * line turn it into a sentence from their catalogue, so every code has an entry there.
 */
export const ERROR_CODES = [
  // general
  'INTERNAL',
  'BAD_REQUEST',
  'CANCELLED',
  'NOT_FOUND',
  'BUSY',
  // workspace and keys
  'NO_WORKSPACE',
  'LOCKED',
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_WORDS',
  'WEAK_PASSPHRASE',
  'TOO_MANY_ATTEMPTS',
  'WORKSPACE_EXISTS',
  'WORKSPACE_IN_USE',
  'WORKSPACE_NOT_ENCRYPTED',
  'WORKSPACE_NEWER',
  'WORKSPACE_DAMAGED',
  'KEY_FILE_DAMAGED',
  'BACKUP_DAMAGED',
  'DISK_FULL',
  'READ_ONLY',
  // files and reading
  'FILE_NOT_FOUND',
  'FILE_IS_FOLDER',
  'FILE_UNREADABLE',
  'FILE_CHANGED',
  'FILE_EMPTY',
  'FILE_BINARY',
  'FILE_KIND_UNSUPPORTED',
  'FILE_TOO_LARGE',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_PASSWORD_MISSING',
  'FILE_PASSWORD_WRONG',
  'FILE_PACKING_UNKNOWN',
  'FILE_UNSAFE',
  'FILE_MANY_TABLES',
  'SHEET_MISSING',
  'TABLE_MISSING',
  'ENCODING_UNKNOWN',
  'NO_TABLE',
  'NO_ROWS',
  // meaning
  'COLUMN_MISSING',
  'NO_DATE_COLUMN',
  'NO_CUSTOMER_COLUMN',
  'NEEDED_COLUMN_MISSING',
  'CONSENT_MISSING',
  'DATE_AMBIGUOUS',
  'AMOUNT_AMBIGUOUS',
  'CURRENCY_MIXED',
  'TOTALS_REPEATED',
  'ALL_ROWS_REJECTED',
  'BAD_ROW',
  'ALREADY_IMPORTED',
  'OVERLAPS',
  'NOTHING_NEW',
  'TEMPLATE_INVALID',
  'CORRECTION_UNKNOWN',
  'CORRECTION_NOTHING',
  // analysis and report
  'NO_DATA',
  'TOO_FEW_DATA',
  'CANNOT_FIT',
  'NO_RUN',
  'RUN_REDUCED',
  'NO_PRINTER',
  'WORKBOOK_FULL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where in an imported file a fault was found; every part is optional, none holds a cell's value. */
export interface ErrorPlace {
  readonly file?: string;
  readonly sheet?: string;
  /** 1-based line of the file, row of the sheet. */
  readonly row?: number;
  readonly column?: string;
  /** Address of the cell in a sheet: `Sheet1!C1025`. */
  readonly cell?: string;
  readonly rule?: string;
}

/** What crosses the pipe: never a stack, never a cell's value. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly place?: ErrorPlace;
  /** Numbers and language-free words for the sentence, such as a limit and what was found. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The one error class of the program: thrown inside the core, sent as its {@link ErrorBody}. */
export class AppError extends Error {
  readonly body: ErrorBody;

  constructor(
    code: ErrorCode,
    options: {
      place?: ErrorPlace;
      details?: Record<string, string | number>;
      cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.body = {
      code,
      ...(options.place && { place: options.place }),
      ...(options.details && { details: options.details }),
    };
  }

  get code(): ErrorCode {
    return this.body.code;
  }
}

/** The body of any thrown value; what is not an {@link AppError} becomes INTERNAL without details. */
export function errorBodyOf(thrown: unknown): ErrorBody {
  return thrown instanceof AppError ? thrown.body : { code: 'INTERNAL' };
}
