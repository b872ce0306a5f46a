import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema } from './common.ts';
import { CHANNEL_FITS, CHANNEL_USES, PLAYBOOK_FIELDS, PLAYBOOK_ROWS } from '../domain/playbook.ts';

/** The user's own words in the playbook; rows that are not named say what the program says. */

const textSchema = z.string().trim().max(500);
const textsSchema = z.strictObject(
  Object.fromEntries(PLAYBOOK_FIELDS.map((field) => [field, textSchema])) as Record<
    (typeof PLAYBOOK_FIELDS)[number],
    typeof textSchema
  >,
);

export const playbookEditsSchema = z.strictObject({
  rows: z.partialRecord(z.enum(PLAYBOOK_ROWS), textsSchema),
  /** How a tier of value is reached, where the user says otherwise. */
  fits: z.partialRecord(z.enum(CHANNEL_FITS), z.enum(CHANNEL_USES)),
});
export type PlaybookEdits = z.infer<typeof playbookEditsSchema>;

export const playbookContract = {
  'playbook.edits': query(emptySchema, playbookEditsSchema),
  /** Keeps these edits in the place of the earlier ones. */
  'playbook.setEdits': command(playbookEditsSchema, playbookEditsSchema),
};
