/** What the file dialog offers first; what a file is, its bytes tell. */
export const TABLE_FILES = '.csv,.tsv,.txt,.gz,.zip,.xlsx,.xlsm,.xls,.xlsb,.ods,.htm,.html';
