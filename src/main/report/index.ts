export { buildReportModel, type ReportOptions } from './buildReportModel.ts';
