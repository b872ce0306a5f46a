export { buildReportModel, type ReportOptions } from './buildReportModel.ts';
export { keepKeyFigures } from './lastReport.ts';
export { addFigure, readOutline, removeFigure, saveOutline } from './outline.ts';
