import { useCallback, useMemo } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { ruleOfText, textOfRule } from './ruleAddress.ts';
import { navigate, useRoute } from './useRoute.ts';

/** The customers that all screens look at; null for everybody. Kept in the address of every screen. */
export interface Filter {
  readonly filter: SegmentRule | null;
  readonly setFilter: (filter: SegmentRule | null) => void;
}

/** The global filter; a list that left the former one out obeys the next. A figure passes it to its query, or says that it does not follow it. */
export function useFilter(): Filter {
  const { screen, query } = useRoute();
  const text = query['filter'];
  const filter = useMemo(() => ruleOfText(text), [text]);
  const setFilter = useCallback(
    (next: SegmentRule | null) => navigate(screen, { ...query, of: '', filter: textOfRule(next) }),
    [screen, query],
  );
  return { filter, setFilter };
}
