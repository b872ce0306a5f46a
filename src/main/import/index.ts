export { checkFile } from './check/checkFile.ts';
export { importFile } from './commit/importFile.ts';
export { writeRejects } from './commit/writeRejects.ts';
export { inspectFile } from './inspect/inspectFile.ts';
export { alreadyImported, batchOfFile, knownFile } from './remember/knownFile.ts';
export { recallPlan, rememberPlan } from './remember/templates.ts';
export { writeTemplate } from './remember/writeTemplate.ts';
export { runStorer } from './storing/storer.ts';
export { readTables, writeTable, type ReadTable } from './read/tables.ts';
