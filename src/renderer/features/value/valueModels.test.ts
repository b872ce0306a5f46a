import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { ValueMoneyView, ValueTierView } from '#shared/contract/valueModels.ts';
import { createFormatter, createTranslator, LANGUAGES } from '#shared/i18n/index.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { FOUR_MODELS, VALUE_MODELS } from '#test/renderer/mockValueModels.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { assumptionsOf, settingsWith } from './assumptionsForm.ts';
import { budgetRows, budgetSpec, groupsOfBudget, idleText } from './budgetRows.ts';
import { dimensionText, faultText, resultText, usedTerms } from './formulaTexts.ts';
import { profileSpec, stageSpec, stageWaterfall, weakTiers } from './groupSpecs.ts';
import { modelCards } from './modelCards.ts';
import { pyramidRows } from './pyramidShares.ts';
import { partOf } from './ValueScreen.tsx';

const words: Words = { ...createTranslator('en'), format: createFormatter('en') };
const money = ((): ValueMoneyView => {
  if (!VALUE_MODELS.money.ok) throw new Error('gated');
  return VALUE_MODELS.money.value;
})();
const { tiers } = money.pyramid.share;
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? NaN), 0);

describe('the pyramid', () => {
  it('has three shares that each sum to 100 %', () => {
    const { rows, basis, costs } = pyramidRows(tiers);
    for (const share of ['heads', 'cost', 'contribution'] as const) {
      expect(sum(rows.map((row) => row[share]))).toBeCloseTo(1, 12);
    }
    expect([basis, costs]).toEqual(['served', 1]);
  });

  it('falls back to what every tier knows, and shows no share of costs that nobody knows', () => {
    const poor = tiers.map((tier): ValueTierView => ({
      ...tier,
      costedCustomers: 0,
      knownCost: 0,
      contribution: { ...tier.contribution, gross: null, served: null, result: null },
    }));
    const { rows, basis } = pyramidRows(poor);
    expect(basis).toBe('net');
    expect(rows.map(({ cost }) => cost)).toEqual([null, null, null]);
    expect(sum(rows.map(({ contribution }) => contribution))).toBeCloseTo(1, 12);
  });
});

describe('contribution by stage', () => {
  it('adds up to the total, on the last line that every stage knows', () => {
    const groups = money.stages.time;
    const { data, note } = stageWaterfall(groups, RUN, words);
    expect(note).toBeNull();
    expect(sum(data.parts.map(({ value }) => value))).toBe(
      sum(groups.map(({ contribution }) => contribution.result)),
    );
    const half = groups.map((group, i) =>
      i === 0
        ? { ...group, contribution: { ...group.contribution, acquisition: null, result: null } }
        : group,
    );
    const partly = stageWaterfall(half, RUN, words);
    expect(partly.note).toContain('acquisition cost');
    expect(partly.data.parts[1]?.value).toBe(groups[1]?.contribution.served);
    expect(stageSpec(half, 'time', RUN, words).rows.at(-1)?.[5]).toBe('unknown');
  });
});

describe('the tiers beside the average', () => {
  it('say how many times the average, and which are well below it', () => {
    const table = profileSpec(money, RUN, words);
    expect(table.rows[0]?.[1]).toMatch(/8\.1×$/);
    expect(weakTiers(money, words)).toEqual(['Low value']);
  });
});

describe('the four models', () => {
  it('are called revenue LTV without a margin, and give no value that rests on the unknown', () => {
    const cards = modelCards(FOUR_MODELS, RUN, words);
    expect(cards.map(({ id, tag }) => [id, tag])).toEqual([
      ['realised', null],
      ['forward', 'Revenue LTV'],
      ['contract', 'Revenue LTV'],
      ['probabilistic', 'Revenue LTV'],
    ]);
    expect(cards[0]?.value).toBeNull();
    expect(cards[0]?.missing).toContain('margin');
    expect(modelCards(money, RUN, words)[1]?.tag).toBeNull();
  });
});

describe('the budget', () => {
  const tier = { weight: 1, costPerContact: 2, response: 10 };
  const typed = { high: tier, mid: tier, low: { ...tier, weight: 0, costPerContact: '' } };

  it('is spent to the last cent, on tiers with a weight', () => {
    const rows = budgetRows({ budget: 1000.01, groups: typed }, tiers, 0.4, 2);
    expect(rows.map(({ spend }) => spend)).toEqual([50_001, 50_000, 0]);
    // 261 customers are all there are.
    expect(rows[0]?.reached).toBe(250);
  });

  it('names the tiers that get more than it costs to reach everybody', () => {
    const rows = budgetRows({ budget: 1200, groups: typed }, tiers, 0.4, 2);
    const told = idleText(rows, RUN, words);
    // Half of the budget is 600, and 261 customers cost 522 to reach.
    expect(told).toContain('High value');
    expect(told).toContain('78');
    expect(told).not.toContain('Low value');
    expect(idleText(budgetRows({ budget: 10, groups: typed }, tiers, 0.4, 2), RUN, words)).toBe(
      undefined,
    );
    expect(budgetSpec(rows, null, RUN, words).columns.at(-1)?.label).toContain('Revenue');
  });

  it('takes no minus while it is being typed', () => {
    const minus = { ...typed, high: { ...tier, weight: -5 } };
    const rows = budgetRows({ budget: 1000, groups: minus }, tiers, 0.4, 2);
    expect(rows.map(({ spend }) => spend)).toEqual([0, 100_000, 0]);
  });

  it('is spread over the stages of a scheme as well, who are in none left out', () => {
    const none = { ...tiers[0], id: 'none' } as (typeof tiers)[number];
    const view = { ...money, stages: { ...money.stages, time: [...money.stages.time, none] } };
    const stages = groupsOfBudget(view, 'time');
    expect(stages.map(({ id }) => id)).toEqual(['new', 'active', 'dormant', 'lost']);
    const groups = Object.fromEntries(stages.map(({ id }) => [id, tier]));
    const rows = budgetRows({ budget: 1000.01, groups }, stages, null, 2);
    expect(sum(rows.map(({ spend }) => spend))).toBe(100_001);
    expect(rows.every(({ reached }, at) => reached <= (stages[at]?.customers ?? 0))).toBe(true);
    expect(groupsOfBudget(view, 'tiers')).toEqual(tiers);
  });

  it('has no outcome while an assumption is missing', () => {
    const missing = { ...typed, low: { ...tier, response: '' } };
    expect(budgetRows({ budget: 1000, groups: missing }, tiers, 0.4, 2)).toEqual([]);
    expect(budgetRows({ budget: '', groups: typed }, tiers, 0.4, 2)).toEqual([]);
  });
});

describe('assumptions', () => {
  const stored = analysisSettingsSchema.parse({});

  it('come back as they were saved', () => {
    expect(settingsWith(stored, assumptionsOf(stored))).toEqual(stored);
    const typed = {
      ...assumptionsOf(stored),
      margin: 12.5,
      perPeriod: 9.9,
      renewal: 80,
      survivors: '1000；869, 743',
    };
    const saved = settingsWith(stored, typed);
    expect(saved?.clv).toMatchObject({
      margin: 0.125,
      contract: { perPeriod: 9.9, retention: 0.8, survivors: [1000, 869, 743] },
    });
    expect(saved && assumptionsOf(saved).survivors).toBe('1000, 869, 743');
  });

  it.each([
    { margin: 140 },
    { tierKind: 'absolute' as const },
    { highFrom: 100 },
    { highFrom: 100, midFrom: 200 },
    { perPeriod: 10 },
  ])('are refused: %j', (wrong) => {
    expect(settingsWith(stored, { ...assumptionsOf(stored), ...wrong })).toBeNull();
  });
});

describe('a formula in words', () => {
  it.each(LANGUAGES)('names units and the part that is wrong in %s', (language) => {
    const own: Words = { ...createTranslator(language), format: createFormatter(language) };
    const left = { money: 2, order: 0, customer: -2, time: -1 };
    const fault = { code: 'not_value' as const, from: 0, to: 3, left, right: null };
    const text = faultText(fault, 'cac × cac', own);
    expect(text).toContain('cac');
    expect(text).toContain(dimensionText(left, own));
    expect(dimensionText(left, own)).toContain('^2');
    expect(dimensionText({ money: 0, order: 0, customer: 0, time: 0 }, own)).toBe(
      own.t('valueModels.unit.plain'),
    );
  });

  it('says what is unknown, and that nothing is divided by 0 unnoticed', () => {
    const told = { ok: true as const, value: null, unknown: [], terms: [], dividesByZero: false };
    const says = (part: object) => resultText({ ...told, ...part }, RUN, words);
    expect(says({ unknown: ['cac'] })).toContain('acquisition cost');
    expect(says({ dividesByZero: true })).toContain('divided by 0');
    expect(says({})).toContain('too large');
  });

  it('lists the terms used with their values, those unknown as unknown', () => {
    const terms = [
      { id: 'aov', dimension: { money: 1, order: -1, customer: 0, time: 0 }, value: 45_467 },
      { id: 'margin', dimension: { money: 0, order: 0, customer: 0, time: 0 }, value: null },
      { id: 'cac', dimension: { money: 1, order: 0, customer: -1, time: 0 }, value: 3000 },
    ];
    const result = {
      ok: true as const,
      value: null,
      terms: ['margin', 'aov'],
      unknown: ['margin'],
      dividesByZero: false,
    };
    const text = usedTerms(result, terms, RUN, words);
    expect(text).toContain('average order value');
    expect(text).toContain('margin unknown');
    expect(text).not.toContain('acquisition cost');
  });
});

describe('the address', () => {
  it('names a part, the first by default', () => {
    expect([partOf('test'), partOf('nothing'), partOf(undefined)]).toEqual([
      'test',
      'brought',
      'brought',
    ]);
  });
});
