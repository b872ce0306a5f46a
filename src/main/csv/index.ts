export { writeCsvFile } from './csvFile.ts';
export { csvRecord, type Cell } from './csvRecord.ts';
export { guarded, unguarded } from './formulaCell.ts';
export { writeWholeFile } from './wholeFile.ts';
