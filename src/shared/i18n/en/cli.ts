/** The command line. */
export const cli = {
  help: `perennial COMMAND [options]

  create                       a new encrypted workspace; prints the recovery words once
  read FILE…                   reads tables and writes them as clean CSV, without a workspace
  inspect FILE                 what the import would propose
  import FILE… | FOLDER        imports files of any kind, of a folder every table in it
  undo BATCH                   takes one import back entirely
  analyse                      runs every analysis that the data allow
  table NAME --out OUT.csv     one result table; table --list names them all
  fit SUMMARY.csv --model M    fits a value model on a table of customers
  report --out REPORT.pdf      the management report
  verify                       checks the workspace
  backup --out FILE            encrypted copy of the workspace
  restore FILE                 a workspace from a backup
  demo [--out DIR]             a workspace from the bundled sample, with its report

Everywhere: --workspace DIR, --json, --quiet, --lang en|zh-CN|zh-TW.
The passphrase comes from PERENNIAL_PASSPHRASE or a hidden prompt, never from an argument;
the password of a protected file likewise from PERENNIAL_FILE_PASSWORD.`,
  askFilePassword: 'Password of {file}: ',
  askPassphrase: 'Passphrase: ',
  askNewPassphrase: 'Passphrase of the new workspace: ',
  defaultName: 'Workspace',
  created: 'Workspace made in {folder}.',
  recoveryWords:
    'Recovery words, shown only now. Without the passphrase and these words nobody can open the data:',
  verified: 'Everything that was checked is in order.',
  saved: 'Saved as {path}.',
  restored: 'Workspace restored in {folder}. Its passphrase is the one of the backup.',
  imported: 'Import {batch}: {file}',
  importRows: '{read} rows read: {accepted} accepted, {skipped} left out, {rejected} rejected.',
  importSums: '{customers} customers, sum {amount}, {first} to {last}.',
  corrected:
    '{read} corrected rows: {returned} returned to the import, {skipped} left out, {rejected} rejected again, {already} in already, {other} not its rows or emptied.',
  importMarked: {
    one: '{count} of the accepted rows is marked: a field of it was at fault.',
    other: '{count} of the accepted rows are marked: a field of them was at fault.',
  },
  undone: 'Import {batch} ({file}) was taken back.',
  analysed: 'Run {run}, analysis date {asOf}.',
  fingerprint: 'Fingerprint {fingerprint}',
  tableWritten: {
    one: '{count} row written to {path}.',
    other: '{count} rows written to {path}.',
  },
  printed: {
    one: '{count} page printed to {path}.',
    other: '{count} pages printed to {path}.',
  },
  tableRead: { one: '{path}: {count} row', other: '{path}: {count} rows' },
  fileRefused: '{path}: {reason}',
  covariatesClear:
    'The covariates tell customers apart: likelihood ratio {statistic} on {degrees} degrees of freedom, p {p}. No proof of cause.',
  covariatesUnclear:
    'No clear evidence that the covariates tell customers apart: likelihood ratio {statistic} on {degrees} degrees of freedom, p {p}.',
  fitted: '{model}: log-likelihood {logLikelihood}, {count} customers',
  code: 'Code {code}',
  'place.file': 'file',
  'place.sheet': 'sheet',
  'place.row': 'line',
  'place.column': 'column',
  'place.cell': 'cell',
  'place.rule': 'rule',
} as const;
