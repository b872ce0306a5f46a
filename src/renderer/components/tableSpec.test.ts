import { expect, it } from 'vitest';
import { filledColumns } from './tableSpec.ts';

it('leaves out columns that no row fills, and keeps an empty text', () => {
  const table = filledColumns({
    columns: [{ label: 'Channel' }, { label: 'CAC', numeric: true }, { label: 'Note' }],
    rows: [
      ['web', null, ''],
      ['store', null],
    ],
  });
  expect(table.columns.map(({ label }) => label)).toEqual(['Channel', 'Note']);
  expect(table.rows).toEqual([['web', ''], ['store']]);
});
