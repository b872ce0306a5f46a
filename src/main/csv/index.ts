export { writeCsvFile } from './csvFile.ts';
export { csvRecord, type Cell } from './csvRecord.ts';
export { unguarded } from './formulaCell.ts';
