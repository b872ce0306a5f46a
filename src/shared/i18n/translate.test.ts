import { describe, expect, it } from 'vitest';
import { createFormatter } from './format.ts';
import { findingText } from './findingText.ts';
import { fillPlaces } from './message.ts';
import { createTranslator } from './translate.ts';

const en = createTranslator('en');
const cn = createTranslator('zh-CN');

describe('translate', () => {
  it('fills places and groups numbers', () => {
    expect(en.t('common.job.of', { done: 1234, total: '2 MB' })).toBe('1,234 of 2 MB');
  });

  it('chooses the plural form by count', () => {
    expect(en.t('common.count.customers', { count: 1 })).toBe('1 customer');
    expect(en.t('common.count.customers', { count: 1200 })).toBe('1,200 customers');
    expect(cn.t('common.count.customers', { count: 1 })).toBe('1 位客户');
  });

  it('chooses the plural form by the place that a message names', () => {
    expect(en.t('evidence.tail.no_data', { skipped: 1 })).toBe(
      'The record at the end is a total or a note.',
    );
    expect(en.t('evidence.tail.no_data', { skipped: 3 })).toBe(
      '3 records at the end are totals or notes.',
    );
  });

  it('chooses the word after each number of a text by itself', () => {
    const months = { activeMonths: 12, newMonths: 1 };
    expect(en.t('lifecycle.rule.phases.reacquired', months)).toBe(
      'Ordered again after a silence of more than 12 months; the return is less than 1 month old.',
    );
    expect(en.t('lifecycle.rule.time.new', { newMonths: 6 })).toBe(
      'First order less than 6 months ago.',
    );
  });

  it('leaves no space between a Chinese value and the Chinese text around it', () => {
    const period = { from: '2024年1月', to: '2024年3月' };
    expect(cn.t('common.figure.period', period)).toBe('2024年1月至2024年3月');
    expect(cn.t('common.figure.period', { from: '1.3', to: '2.4' })).toBe('1.3 至 2.4');
    expect(cn.t('common.figure.asOf', { day: '2024年1月5日' })).toBe('截至2024年1月5日');
    expect(cn.t('common.action.savedTable', { file: '客户 名单.csv' })).toBe(
      '已保存为客户 名单.csv',
    );
    expect(fillPlaces('{a} 在此', { a: 'BG/NBD（按渠道）' }, String)).toBe('BG/NBD（按渠道）在此');
    expect(en.t('common.action.savedTable', { file: '名单.csv' })).toBe('Saved as 名单.csv');
  });

  it('falls back for keys that are not known, also for names of Object', () => {
    expect(en.known('phases.no_such', {}, 'x')).toBe('x');
    expect(en.known('constructor.name', {}, 'x')).toBe('x');
    expect(en.known('phases.toString', {}, 'x')).toBe('x');
    expect(en.known('phases.read')).toBe('Reading the file');
  });
});

describe('findingText', () => {
  const money = { currency: 'CNY', digits: 2 };

  it('writes every place in the form of its kind', () => {
    const finding = {
      code: 'class_in_danger',
      params: { count: 412, group: 'at_risk', amount: 62_310_440, share: 0.0748 },
    };
    expect(findingText(finding, money, en, createFormatter('en'))).toBe(
      'At risk: 412 customers who brought ¥623K (7.5% of net revenue) have gone silent.',
    );
    expect(findingText(finding, money, cn, createFormatter('zh-CN'))).toBe(
      '“有流失风险”：带来 ¥62.3万（占净收入 7.5%）的 412 位客户已转为沉默。',
    );
  });

  it('shows the code of a finding from a newer core', () => {
    const finding = { code: 'toString', params: {} };
    expect(findingText(finding, money, en, createFormatter('en'))).toBe('toString');
  });
});
