import { expect, it, vi } from 'vitest';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { TableBehind, TableBehindCharts } from './TableBehind.tsx';
import type { TableSpec } from './tableSpec.ts';

const showPart = partStage();

function show(table: TableSpec): void {
  showPart(
    <>
      <h2 id="title">Orders</h2>
      <TableBehindCharts table={table} titleId="title">
        <TableBehind />
      </TableBehindCharts>
    </>,
    mockPage({ stage: 'full', language: 'en', theme: 'light' }),
  );
}

it('holds the numbers of the chart under the title of the figure, and nothing to focus', async () => {
  const columns = [{ label: 'Month' }, { label: 'Orders', numeric: true }];
  const rows = [
    ['May 2024', '12'],
    ['June 2024', null],
  ];
  show({ columns, rows, behind: [{ kind: 'segment', id: 1 }, null] });
  await vi.waitFor(() => expect(document.querySelector('table')).not.toBeNull());
  const table = document.querySelector('table');
  expect(table?.getAttribute('aria-labelledby')).toBe('title');
  expect([...(table?.querySelectorAll('th, td') ?? [])].map((cell) => cell.textContent)).toEqual([
    'Month',
    'Orders',
    'May 2024',
    '12',
    'June 2024',
    '',
  ]);
  expect(table?.querySelectorAll('button, a, [tabindex]')).toHaveLength(0);
});

it('leaves more numbers than anybody listens to for the table view', async () => {
  const rows = Array.from({ length: 3001 }, (_, at) => [String(at)]);
  show({ columns: [{ label: 'Day' }], rows });
  await vi.waitFor(() => expect(document.querySelector('h2')).not.toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(document.querySelector('table')).toBeNull();
});
