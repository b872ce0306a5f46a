export { buildReportModel, type ReportOptions } from './buildReportModel.ts';
export { addFigure, readOutline, removeFigure, saveOutline } from './outline.ts';
