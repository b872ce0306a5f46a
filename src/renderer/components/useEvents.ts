import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import { useContractQuery } from '../rpc/hooks.ts';

/** One array for none, so that nothing is drawn anew for it. */
export const NO_EVENTS: readonly DatedEvent[] = [];

/** The dated events of the workspace; none until they are known. */
export function useEvents(): readonly DatedEvent[] {
  return useContractQuery('events.list', {}).data?.events ?? NO_EVENTS;
}
