import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator, isMessageKey, LANGUAGES } from '../i18n/index.ts';
import { rowOfBasis, ruleOfRow } from './actions.ts';
import {
  CHANNEL_FITS,
  DEFAULT_CHANNEL_FITS,
  groupOfRow,
  PLAYBOOK,
  PLAYBOOK_FIELDS,
  PLAYBOOK_GROUPS,
  PLAYBOOK_ROWS,
  RISK_TIERS,
  riskTierOf,
  rowOfStage,
  rowsOfGroup,
} from './playbook.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from './rfmClasses.ts';
import { STAGE_SCHEME_IDS, STAGE_SCHEMES } from './stageSchemes.ts';

describe('the playbook reaches', () => {
  it('every stage of every scheme', () => {
    for (const scheme of STAGE_SCHEME_IDS) {
      for (const stage of STAGE_SCHEMES[scheme]) {
        const rule = { kind: 'choice', field: `stage.${scheme}`, values: [stage] } as const;
        const row = rowOfBasis({ kind: 'rule', rule });
        expect(row, `${scheme} ${stage}`).toBe(rowOfStage(scheme, stage));
        expect(PLAYBOOK_ROWS).toContain(row);
      }
    }
    expect(rowOfStage('time', 'nowhere')).toBeUndefined();
    expect(rowOfStage('time', 'constructor')).toBeUndefined();
  });

  it.each([
    ['class12', RFM_CLASSES_12],
    ['class8', RFM_CLASSES_8],
    ['loyalty', LOYALTY_TIERS],
  ] as const)('every one of %s, each with a row of its own', (field, ids) => {
    const rows = ids.map((id) =>
      rowOfBasis({ kind: 'rule', rule: { kind: 'choice', field, values: [id] } }),
    );
    expect(rows).toEqual(ids.map((id) => `${field}.${id}`));
    expect(rowsOfGroup(field)).toEqual(rows);
  });

  it('whom a row says that it is for', () => {
    const known = PLAYBOOK_ROWS.filter((row) => ruleOfRow(row) !== undefined);
    for (const row of known) {
      expect(rowOfBasis({ kind: 'rule', rule: ruleOfRow(row) ?? null })).toBe(row);
    }
    // Stages, value tiers, classes and loyalty tiers are groups of customers; risks and loops are not.
    expect(new Set(known.map(groupOfRow))).toEqual(
      new Set(['stage', 'value', 'class12', 'class8', 'loyalty']),
    );
    expect(known).toHaveLength(PLAYBOOK.stage.length + 3 + 12 + 8 + 4);
  });
});

describe('the rows', () => {
  it('are told apart, and each is in one group', () => {
    expect(new Set(PLAYBOOK_ROWS).size).toBe(PLAYBOOK_ROWS.length);
    expect(PLAYBOOK_GROUPS.flatMap(rowsOfGroup)).toEqual(PLAYBOOK_ROWS);
    for (const row of PLAYBOOK_ROWS) expect(rowsOfGroup(groupOfRow(row))).toContain(row);
  });

  it('say what to do and by what it is measured, wherever the source does', () => {
    for (const row of PLAYBOOK_ROWS)
      expect([row, isMessageKey(`playbook.${row}.action`)]).toEqual([row, true]);
    const measured = PLAYBOOK_ROWS.filter((row) => isMessageKey(`playbook.${row}.measure`));
    expect(measured).toEqual(PLAYBOOK_ROWS.filter((row) => groupOfRow(row) !== 'class8'));
  });

  it('keep what the source claims out of what is expected', () => {
    for (const language of LANGUAGES) {
      const { known } = createTranslator(language);
      for (const row of PLAYBOOK_ROWS) {
        const claim = known(`playbook.${row}.claim`, {}, '');
        const said = PLAYBOOK_FIELDS.map((field) => known(`playbook.${row}.${field}`, {}, ''));
        if (claim !== '') expect(said).not.toContain(claim);
      }
    }
  });

  it('suggest a way to reach every tier by every channel, one of them first', () => {
    expect(Object.keys(DEFAULT_CHANNEL_FITS).sort()).toEqual([...CHANNEL_FITS].sort());
    for (const tier of STAGE_SCHEMES.value) {
      const uses = CHANNEL_FITS.filter((fit) => fit.startsWith(`${tier}.`)).map(
        (fit) => DEFAULT_CHANNEL_FITS[fit],
      );
      expect(uses.filter((use) => use === 'first')).toHaveLength(1);
    }
    expect(DEFAULT_CHANNEL_FITS['high.manager']).toBe('first');
    expect(DEFAULT_CHANNEL_FITS['low.self_service']).toBe('first');
  });
});

describe('the tiers of risk', () => {
  it('hold every score from 0 to 100 once', () => {
    const tierAt = (score: number): string[] =>
      RISK_TIERS.filter(
        ({ from }, at) => score >= from && score < (RISK_TIERS[at + 1]?.from ?? Infinity),
      ).map(({ id }) => id);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        expect(tierAt(score)).toEqual([riskTierOf(score)]);
      }),
    );
    const whole = Array.from({ length: 101 }, (_, score) => riskTierOf(score));
    expect(['low', 'medium', 'high', 'critical'].map((id) => whole.indexOf(id as 'low'))).toEqual([
      0, 40, 60, 80,
    ]);
  });

  it.each([-1, 100.5, Number.NaN])('refuse %s', (score) => {
    expect(() => riskTierOf(score)).toThrow(RangeError);
  });
});
