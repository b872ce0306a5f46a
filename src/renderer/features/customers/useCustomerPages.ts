import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CustomerRow } from '#shared/contract/customers.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { useRpc } from '../../rpc/RpcProvider.tsx';
import type { CustomerSorting } from './pick.ts';

/** Rows asked for at once. */
const PAGE_ROWS = 100;

/** Milliseconds for which the view must rest before its pages are asked for; a flick passes thousands. */
const REST = 60;

/** Milliseconds for which a page that left the view is kept. */
const KEPT = 60_000;

/** Offsets of the pages that hold the rows `first` to before `end`. */
export function pageOffsets(first: number, end: number): number[] {
  const offsets: number[] = [];
  const start = Math.floor(first / PAGE_ROWS) * PAGE_ROWS;
  for (let offset = start; offset < Math.max(end, start + 1); offset += PAGE_ROWS) {
    offsets.push(offset);
  }
  return offsets;
}

/** The customers of a rule, of any number: only the pages in view are asked for and held. */
export function useCustomerPages(
  filter: SegmentRule | null,
  search: string,
  sorting: CustomerSorting,
) {
  const { client } = useRpc();
  const [range, setRange] = useState({ first: 0, end: PAGE_ROWS });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const onRange = useCallback((first: number, end: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRange({ first, end }), REST);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const head = useContractQuery('customers.page', {
    filter,
    search,
    sort: sorting,
    offset: 0,
    limit: PAGE_ROWS,
  });
  const total = head.data?.total ?? 0;
  const offsets = useMemo(
    () => pageOffsets(range.first, Math.min(range.end, total)),
    [range, total],
  );
  const pages = useQueries({
    queries: offsets.map((offset) => {
      const input = { filter, search, sort: sorting, offset, limit: PAGE_ROWS };
      return {
        queryKey: ['customers.page', input],
        queryFn: () => client.call('customers.page', input),
        gcTime: KEPT,
        ...(offset === 0 && { placeholderData: keepPreviousData }),
      };
    }),
  });

  const rowAt = useCallback(
    (index: number): CustomerRow | undefined => {
      const offset = Math.floor(index / PAGE_ROWS) * PAGE_ROWS;
      const page = offset === 0 ? head.data : pages[offsets.indexOf(offset)]?.data;
      return page?.rows[index - offset];
    },
    [head.data, pages, offsets],
  );
  return { head, total, rowAt, onRange };
}
