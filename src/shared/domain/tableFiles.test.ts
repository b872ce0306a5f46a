import { expect, it } from 'vitest';
import { byName, isTableFile } from './tableFiles.ts';

it('takes the files of a folder that may be tables, in the order of their numbers', () => {
  const names = ['b10.csv', 'b9.CSV', '~$b9.xlsx', '.hidden.csv', 'notes.docx', 'a.csv.gz', 'none'];
  expect(names.filter(isTableFile).sort(byName)).toEqual(['a.csv.gz', 'b9.CSV', 'b10.csv']);
});
