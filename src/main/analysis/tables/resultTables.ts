import { ACQUISITION_COLUMNS } from './acquisitionColumns.ts';
import { CUSTOMER_COLUMNS } from './customerColumns.ts';
import { SAVED_COLUMNS } from './savedColumns.ts';
import { VALUE_COLUMNS } from './valueColumns.ts';
import type { ColumnUnit } from './tableColumns.ts';

export interface ResultColumn {
  readonly id: string;
  readonly unit: ColumnUnit;
}

export interface ResultTable {
  readonly name: ResultTableName;
  readonly columns: readonly ResultColumn[];
}

const COLUMNS = {
  ...CUSTOMER_COLUMNS,
  ...VALUE_COLUMNS,
  ...ACQUISITION_COLUMNS,
  ...SAVED_COLUMNS,
} as const;

export type ResultTableName = keyof typeof COLUMNS;

/** Every result table with its columns; names and order are a contract with those who read the files. */
export const TABLES: readonly ResultTable[] = (Object.keys(COLUMNS) as ResultTableName[]).map(
  (name) => ({
    name,
    columns: Object.entries(COLUMNS[name]).map(([id, unit]) => ({ id, unit })),
  }),
);
