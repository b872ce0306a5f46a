import { describe, expect, it } from 'vitest';
import type { Clusters } from '#shared/contract/clusters.ts';
import type { SegmentProfile } from '#shared/contract/segmentCompare.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { segmentAnswers } from '#test/renderer/mockSegments.ts';
import { clusterName, clusterSpec, trialSpec } from './clusterText.ts';
import { numberForm, storedNumber, subjectsOf, typedNumber } from './conditions.ts';
import { profileSpec } from './profileSpec.ts';
import { refusalText } from './refusalText.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };
const profile = segmentAnswers['segments.profile'] as SegmentProfile;
const clusters = segmentAnswers['segments.clusters'] as Clusters;
const CENTS = { currency: 'GBP', digits: 2 };

describe('a number that is typed', () => {
  it.each([
    ['net_revenue', 12.34, 1234],
    ['behaviour.revenue', 0.29, 29],
    ['p_order', 12.5, 0.125],
    ['orders', 3, 3],
  ] as const)('of %s is %d in the field and %d in the rule', (subject, typed, stored) => {
    const form = numberForm(subject, CENTS);
    expect(storedNumber(typed, form)).toBe(stored);
    expect(typedNumber(stored, form)).toBe(typed);
  });

  it('is not offered in money where the files carry none', () => {
    const fields = segmentAnswers['segments.fields'] as Parameters<typeof subjectsOf>[0];
    expect(subjectsOf(fields, false).flat()).not.toContain('net_revenue');
    expect(subjectsOf(fields, true).flat()).toContain('behaviour.revenue');
  });
});

describe('a profile in words', () => {
  const { rows } = profileSpec(profile, true, words);
  const line = (name: string) => rows.find(([field]) => field === name);

  it('puts what differs most first and says what the rule itself asks for', () => {
    expect(rows[0]?.[0]).toBe('Orders');
    expect(line('Orders')?.at(-1)).toBe('part of the rule');
  });

  it('writes money, sizes and shares, and leaves out what nobody has', () => {
    expect(line('Net revenue')).toEqual(
      [
        'Net revenue',
        '£2,100 (£1,500)',
        '£640 (£310)',
        '+£1,460',
        '+£1,400 to +£1,520',
        'much higher',
      ].map((cell) => cell.replaceAll('£', words.format.money(0, profile.money).replace('0', ''))),
    );
    expect(line('Stage (time): Active')?.slice(1, 4)).toEqual(['75.0%', '40.5%', '+34.5 pp']);
    expect(line('Stage (time): Lost')?.at(-1)).toBe('too few for an interval');
    expect(line('Lifetime value')).toBeUndefined();
  });

  it('tells cents of small money, so that 0.60 against 0.40 is not 1 against 0', () => {
    const [orders] = profile.numbers;
    if (!orders) throw new Error('no line');
    const side = (mean: number) => ({ ...orders.segment, mean, median: 0 });
    const refunds = { ...orders, field: 'refunds' as const, segment: side(60), rest: side(40) };
    const spec = profileSpec({ ...profile, numbers: [refunds], choices: [] }, true, words);
    expect(spec.rows[0]?.slice(1, 3).map((cell) => cell?.replace(/[^\d.]+/gu, ' ').trim())).toEqual(
      ['0.60 0.00', '0.40 0.00'],
    );
  });

  it('calls an interval with zero in it no evidence', () => {
    const [orders] = profile.numbers;
    if (!orders) throw new Error('no line');
    const unclear = {
      ...orders,
      inRule: false,
      difference: { difference: 1, low: -1, high: 3, effect: 0.1 },
    };
    const spec = profileSpec({ ...profile, numbers: [unclear], choices: [] }, true, words);
    expect(spec.rows[0]?.at(-1)).toBe('no clear evidence either way');
  });
});

describe('clusters in words', () => {
  it('are named by what sets them apart', () => {
    const names = clusters.clusters.map((cluster) => clusterName(cluster, words));
    expect(names).toEqual(['long silent, seldom', 'frequent, recent']);
    const [first] = clusters.clusters;
    if (!first) throw new Error('no cluster');
    const weak = first.features.map((one) => ({ ...one, score: one.score * 0.5 }));
    expect(clusterName({ ...first, features: weak }, words)).toBe('long silent, seldom');
    const none = first.features.map((one) => ({ ...one, score: 0 }));
    expect(clusterName({ ...first, features: none }, words)).toBe('like most');
  });

  it('show medians, and why their number was taken', () => {
    const { rows, columns } = clusterSpec(clusters, words, true);
    expect(rows[1]?.slice(0, 3)).toEqual(['2: frequent, recent', '399,000', '39.9%']);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const verdicts = trialSpec(clusters, words).rows.map((row) => row.at(-1));
    expect(verdicts).toEqual(['chosen: best silhouette of the stable ones', 'not stable']);
  });
});

describe('a refusal', () => {
  it('has words of its own; other errors have none', () => {
    const refused = (rule: string) => ({ code: 'BAD_REQUEST', details: { rule } }) as const;
    for (const rule of ['segment_name', 'segment', 'segment_used', 'movement_days']) {
      expect(refusalText(refused(rule), words)).toMatch(/\.$/);
    }
    expect(refusalText(refused('stage'), words)).toBeUndefined();
    expect(refusalText({ code: 'NO_RUN' }, words)).toBeUndefined();
    expect(refusalText(null, words)).toBeUndefined();
  });
});
