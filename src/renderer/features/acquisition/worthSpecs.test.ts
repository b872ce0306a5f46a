import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { ACQUISITION } from '#test/renderer/mockAcquisition.ts';
import { losingChannels } from './acquisitionSpecs.ts';
import { cohortSpec, mixOf, tierSpec } from './worthSpecs.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };
const view = {
  ...ACQUISITION,
  target: { ratio: 3, paybackMonths: 1 },
  tiers: ACQUISITION.tiers.map((tier, k) => ({ ...tier, paybackMonths: [0, 2, null][k] ?? null })),
};

describe('cost and value by tier', () => {
  it('has payback as its own column, unknown where it was not reached', () => {
    const { columns, rows } = tierSpec(view, words);
    const at = columns.findIndex(({ label }) => label === 'Payback');
    expect(rows.map((row) => row[at])).toEqual(['same month', '2 months', null]);
    expect(cohortSpec(view, words).columns.map(({ label }) => label)).toContain('Payback');
  });

  it('tells whether the targets are met, and has no such column without one', () => {
    const { columns, rows } = tierSpec(view, words);
    expect(columns.at(-1)?.label).toBe('Target');
    // The second is paid back too late; the third misses the ratio.
    expect(rows.map((row) => row.at(-1))).toEqual(['met', 'missed', 'missed']);
    const free = tierSpec({ ...view, target: { ratio: null, paybackMonths: null } }, words);
    expect(free.columns.map(({ label }) => label)).not.toContain('Target');
    expect(free.rows.every((row) => row.length === free.columns.length)).toBe(true);
  });
});

describe('channels whose customers cost more than they are worth', () => {
  it('are named with their ratio, whatever their quadrant', () => {
    const ratios = [0.99, 1, null];
    const channels = view.channels.slice(0, 3).map((line, k) => ({
      ...line,
      clvToCac: ratios[k] ?? null,
    }));
    expect(losingChannels({ ...view, channels }, words)).toEqual([
      `${channels[0]?.channel ?? ''} (0.99)`,
    ]);
  });
});

describe('the customers behind one channel or several', () => {
  const named = { ...view, channels: view.channels.filter(({ channel }) => channel !== '') };

  it('ordered twice, and once by a channel that is known', () => {
    expect(mixOf(named)).toEqual({ kind: 'number', field: 'orders', least: 2 });
    const rule = mixOf(view);
    const through = rule.kind === 'all' ? rule.rules[1] : undefined;
    const names = through?.kind === 'any' ? through.rules : [];
    expect(names).toHaveLength(named.channels.flatMap(({ spellings }) => spellings).length);
    expect(names[0]).toMatchObject({ measure: 'orders', channel: '天猫旗舰店', least: 1 });
  });
});
