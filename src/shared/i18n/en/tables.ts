/** A file with several tables one below another, and the quality that an import ends with. */
export const tables = {
  title: 'Table',
  option: 'From line {line}: {columns}',
  whole: 'The whole file as one table',
  below: 'Another table begins at line {line} ({columns}); it is left out.',
  above: 'The table at line {line} ({columns}) is left out.',
  asOne: 'Read as one table, the rows of the one at line {line} ({columns}) are mostly rejected.',
  'score.title': 'Quality of the file',
  'score.share': '{share} of the rows without remark',
  'score.note':
    '{sound} of {of} rows with data were accepted without remark. Rejected rows, repeated rows that were left out, marked rows, rows without a customer and dates after the day of the import count against it.',
  'score.changes': 'What changed since the last import',
};
