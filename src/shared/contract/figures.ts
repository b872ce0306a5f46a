import { z } from 'zod';
import { job } from './method.ts';

/** Figures of the screens, taken out of the workspace as tables of counts and sums. */

const cellSchema = z.string().max(500);

const figureTableSchema = z.strictObject({
  title: z.string().min(1).max(200),
  columns: z.array(cellSchema).min(1).max(200),
  /** Cells as the user reads them; null where there is nothing. */
  rows: z.array(z.array(cellSchema.nullable()).max(200)).max(5000),
});
export type FigureTable = z.infer<typeof figureTableSchema>;

export const figuresContract = {
  /** Saves the table of a figure as CSV where the user says; null if they changed their mind. */
  'figures.save': job(figureTableSchema, z.object({ savedAs: z.string() }).nullable()),
};
