import { z } from 'zod';
import { ERROR_CODES } from './errors.ts';

/** Schemas that several domains share. */

export const languageSchema = z.enum(['en', 'zh-CN', 'zh-TW']);
export type Language = z.infer<typeof languageSchema>;

export const emptySchema = z.strictObject({});

/** `YYYY-MM-DD`; the only form in which a day crosses the pipe. */
export const isoDaySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** `YYYY-MM`. */
export const isoMonthSchema = z.string().regex(/^\d{4}-\d{2}$/);

/** Opaque name of a file that the user picked; the screens never see a path of an input. */
export const ticketSchema = z.string().min(8).max(64);

export const errorBodySchema = z.object({
  code: z.enum(ERROR_CODES),
  place: z
    .object({
      file: z.string().exactOptional(),
      sheet: z.string().exactOptional(),
      row: z.number().exactOptional(),
      column: z.string().exactOptional(),
      rule: z.string().exactOptional(),
    })
    .exactOptional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
});

/** Money on the wire: an integer in the smallest unit of the answer's {@link moneyUnitSchema}. */
export const minorSchema = z.number();

export const moneyUnitSchema = z.object({
  currency: z.string().nullable(),
  digits: z.number().int().min(0).max(6),
});

/** Why a figure is not there, with the user's own counts: too few data, or a model that cannot be fitted. */
export const gateSchema = z.object({
  ok: z.literal(false),
  code: z.enum(['NO_DATA', 'TOO_FEW_DATA', 'CANNOT_FIT', 'NO_AMOUNTS']),
  /** Language-free reason, a key of the catalogue's `gates`. */
  reason: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Gate = z.infer<typeof gateSchema>;

/** A figure or the reason why it is not there. */
export function gated<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), gateSchema]);
}
