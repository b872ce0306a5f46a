import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Gate } from '#shared/contract/common.ts';
import { errorOf } from '../rpc/hooks.ts';
import { Earlier, ErrorState, Loading, TooLittle } from './states.tsx';

/** Draws a query's answer, or the state that it is in. */
export function Answer<T>({
  query,
  height,
  children,
}: {
  query: UseQueryResult<T>;
  /** Height of the skeleton: that of what comes. */
  height: number;
  children: (value: T) => ReactNode;
}) {
  const error = errorOf(query.error);
  if (error) return <ErrorState error={error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading height={height} />;
  return <Earlier active={query.isPlaceholderData}>{children(query.data)}</Earlier>;
}

/** Draws a gated figure, or why it is not there. */
export function Gated<T>({
  gated,
  title,
  children,
}: {
  gated: { readonly ok: true; readonly value: T } | Gate;
  /** Name of the figure where nothing above it says what is missing. */
  title?: string;
  children: (value: T) => ReactNode;
}) {
  return gated.ok ? children(gated.value) : <TooLittle gate={gated} title={title} />;
}
