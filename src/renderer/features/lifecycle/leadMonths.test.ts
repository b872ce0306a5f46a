import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { stagesOf } from '#test/renderer/mockMonths.ts';
import { leadBarsData, leadTable } from './leadMonths.ts';

const WORDS = { ...createTranslator('en'), language: 'en' as const, format: createFormatter('en') };

/** The last month of the view alone has leads. */
function before(scheme: 'behaviour' | 'composite') {
  const month = stagesOf(scheme).months.at(-1)?.month ?? '';
  const leads = { awareness: 1200, interest: 34 };
  return { asOf: '2024-05-31', asleepDays: 180, ...leads, months: [{ month, ...leads }] };
}

describe('leads by month', () => {
  it('stand by month under each stage before the first order, with their sum', () => {
    const table = leadTable(stagesOf('behaviour'), before('behaviour'), WORDS);
    expect(table.columns.map(({ label }) => label)).toEqual([
      'Month',
      'Awareness',
      'Interest',
      'Total',
    ]);
    expect(table.rows.at(-1)?.slice(1)).toEqual(['1,200', '34', '1,234']);
    expect(table.rows[0]?.slice(1)).toEqual(['0', '0', '0']);
  });

  it('are one stage under the composite scheme, which needs no sum', () => {
    const view = stagesOf('composite');
    expect(leadTable(view, before('composite'), WORDS).rows.at(-1)?.slice(1)).toEqual(['1,234']);
    const { stages, months } = leadBarsData(view, before('composite'), 'light', WORDS);
    expect(stages.map(({ name, values }) => [name, values.at(-1)])).toEqual([['Prospect', 1234]]);
    expect(months).toHaveLength(view.months.length);
  });
});
