export { writeXlsxFile, type XlsxCell } from './xlsxFile.ts';
export { ZipWriter } from './zipWriter.ts';
