import { useMemo } from 'react';
import { useContractQuery } from '../rpc/hooks.ts';
import type { RuleNames } from './ruleText.ts';

const NO_CURRENCY = { currency: null, digits: 0 };

/** Unit of money and names of saved segments, for writing rules as sentences. */
export function useRuleNames(): RuleNames {
  const current = useContractQuery('analysis.current', {});
  const saved = useContractQuery('segments.list', {});
  const money = current.data?.run.money ?? NO_CURRENCY;
  const list = saved.data?.segments;
  return useMemo(
    () => ({ money, segments: new Map(list?.map(({ id, name }) => [id, name])) }),
    [money, list],
  );
}
