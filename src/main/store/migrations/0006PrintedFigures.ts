import type { Migration } from './migration.ts';

/** The key figures of printed reports, as they were printed, for the report that follows. */
export const printedFigures: Migration = {
  sequence: 6,
  name: 'printed_figures',
  sql: `
CREATE TABLE printed_figures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  export_id TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  basis TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX printed_figures_export ON printed_figures (export_id);
`,
};
