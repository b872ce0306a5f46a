export {
  decideAction,
  listActions,
  planAction,
  readPlaybookEdits,
  reopenAction,
  savePlaybookEdits,
} from './actions/index.ts';
export { channelLines } from './acquisition/channelLines.ts';
export { clusterCustomers } from './clusterCustomers.ts';
export { runAnalysis } from './runAnalysis.ts';
export { latestRun, RunReader } from './runReader.ts';
export { removeSegment, savedSegments, saveSegment } from './segments/index.ts';
export { readAnalysisSettings, saveAnalysisSettings } from './settings.ts';
export { readStageTargets, saveStageTargets } from './stages/index.ts';
export { TABLES, type ResultColumn, type ResultTable } from './tables/resultTables.ts';
export { tableRecords } from './tables/tableRows.ts';
