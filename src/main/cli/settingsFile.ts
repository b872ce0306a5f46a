import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ZodError } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';

/**
 * Settings of the analyses out of a JSON file; what it does not say is as delivered (docs/settings.md).
 * @throws AppError BAD_REQUEST with the file, and the setting where one is at fault.
 */
export function readSettings(path: string): AnalysisSettings {
  try {
    const given: unknown = JSON.parse(readFileSync(resolve(path), 'utf8'));
    return analysisSettingsSchema.parse(filled(analysisSettingsSchema.parse({}), given));
  } catch (cause) {
    const fault = cause instanceof ZodError ? cause.issues[0] : undefined;
    const setting = fault && { setting: faultyKey(fault) };
    throw new AppError('BAD_REQUEST', {
      details: { rule: 'settings', word: path, ...setting },
      cause,
    });
  }
}

/** What is given, with what is delivered where an object does not say everything. */
function filled(delivered: unknown, given: unknown): unknown {
  if (!isObject(delivered) || !isObject(given)) return given;
  const keys = Object.entries(given).map(([key, value]) => [key, filled(delivered[key], value)]);
  return { ...delivered, ...Object.fromEntries(keys) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where in the settings a fault lies: the way to a value that is not allowed, or to a key that there is not. */
function faultyKey(fault: ZodError['issues'][number]): string {
  const unknown = fault.code === 'unrecognized_keys' ? fault.keys.slice(0, 1) : [];
  return [...fault.path, ...unknown].join('.');
}
