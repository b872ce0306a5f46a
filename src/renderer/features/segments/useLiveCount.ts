import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { SegmentCount } from '#shared/contract/segments.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { finishedRule, NOTHING, type Group, type Path } from './draft.ts';

/** Milliseconds for which the typing must rest before it is counted again. */
const REST = 80;

/** How many a part of the rule holds by itself, and the whole rule if it were not there. */
export type PartCount = SegmentCount['parts'][number];

/** Counts of a draft as it is now; while they are asked anew, the earlier ones stay. */
export function useLiveCount(draft: Group) {
  const { filter } = useFilter();
  const [rested] = useDebouncedValue(draft, REST);
  const { rule, places } = useMemo(() => finishedRule(rested), [rested]);
  const count = useContractQuery('segments.count', { rule: rule ?? NOTHING, filter });
  const parts = useMemo(
    () => new Map(count.data?.parts.map((part) => [part.path.join(), part])),
    [count.data],
  );
  const countOf = (path: Path): PartCount | undefined => {
    const place = places.get(path.join());
    return place === undefined ? undefined : parts.get(place);
  };
  return { count, countOf, rule, places, isLate: rested !== draft || count.isPlaceholderData };
}
