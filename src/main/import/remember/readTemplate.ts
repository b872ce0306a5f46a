import { basename } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema, type ImportPlan } from '#shared/contract/importPlan.ts';

/** A plan of a thousand columns with two hundred meanings of a status is far below. */
const MAX_BYTES = 1 << 20;

/**
 * The plan in a template that `writeTemplate` wrote.
 * @throws AppError TEMPLATE_INVALID for a file that holds none, FILE_UNREADABLE
 */
export function readTemplate(path: string): ImportPlan {
  const place = { file: basename(path) };
  const text = textOf(path, place);
  try {
    return importPlanSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('TEMPLATE_INVALID', { place, cause });
  }
}

function textOf(path: string, place: { readonly file: string }): string {
  try {
    if (statSync(path).size <= MAX_BYTES) return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('FILE_UNREADABLE', { place, cause });
  }
  throw new AppError('TEMPLATE_INVALID', { place });
}
