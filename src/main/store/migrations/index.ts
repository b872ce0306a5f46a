import { initial } from './0001Initial.ts';
import { kinds } from './0002Kinds.ts';
import { segments } from './0003Segments.ts';
import { badRows } from './0004BadRows.ts';
import { actions } from './0005Actions.ts';
import { printedFigures } from './0006PrintedFigures.ts';
import { outsideData } from './0007OutsideData.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** All migrations in their order. They are modules, so every build holds them. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  kinds,
  segments,
  badRows,
  actions,
  printedFigures,
  outsideData,
];

/** Shape of the database this program writes: the number of the last migration. */
export const SCHEMA_VERSION = MIGRATIONS.length;
