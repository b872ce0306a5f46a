import { expect, it } from 'vitest';
import { RISK_TIERS } from '#shared/domain/playbook.ts';
import { riskRule } from './riskRule.ts';

it('names the chances that the scores of a tier are made of, each once', () => {
  expect(RISK_TIERS.map(({ id }) => riskRule(id))).toEqual([
    { kind: 'number', field: 'p_order', least: 0.6 },
    { kind: 'number', field: 'p_order', least: 0.4, most: 0.6 },
    { kind: 'number', field: 'p_order', least: 0.2, most: 0.4 },
    { kind: 'number', field: 'p_order', most: 0.2 },
  ]);
});
