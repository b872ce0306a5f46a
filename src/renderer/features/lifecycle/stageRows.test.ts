import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { stagesOf } from '#test/renderer/mockMonths.ts';
import { barSpec } from '../../charts/BarTable.tsx';
import { stageBarsData, stageRows } from './stageRows.ts';

const WORDS = { ...createTranslator('en'), language: 'en' as const, format: createFormatter('en') };
const BEFORE = { asOf: '2024-05-31', asleepDays: 180, awareness: 214, interest: 87, months: [] };

describe('stages before the first order', () => {
  const notes = (scheme: 'behaviour' | 'composite', before?: typeof BEFORE | null) =>
    stageRows(stagesOf(scheme), 'light', WORDS, before).flatMap(({ note }) => note ?? []);

  it('hold open leads, all of them under the composite scheme', () => {
    expect(notes('behaviour', BEFORE)).toEqual(['214 open leads', '87 open leads']);
    expect(notes('composite', BEFORE)).toEqual(['301 open leads']);
  });

  it('say that no file holds leads, and claim nothing where nobody asked', () => {
    expect(notes('composite', null)).toEqual(['no data']);
    expect(notes('composite')).toEqual(['no customers yet']);
  });

  it('are no zero in the table of the figure', () => {
    const rows = stageRows(stagesOf('composite'), 'light', WORDS, BEFORE);
    expect(barSpec(rows, WORDS, 'Stage').rows[0]).toEqual([
      'Prospect',
      '301 open leads',
      null,
      null,
    ]);
  });
});

describe('bars of the months', () => {
  it('end at 100 % where they show shares', () => {
    const view = stagesOf('time');
    expect(stageBarsData(view, 'share', 'light', WORDS).shares).toBe(true);
    expect(stageBarsData(view, 'customers', 'light', WORDS).shares).toBe(false);
  });
});
