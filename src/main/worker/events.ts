import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import { AppError } from '#shared/contract/errors.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { Store } from '#main/store/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

type EventRecord = ReturnType<Store['events']['list']>[number];

/** Dated events. Their names are the user's own words, so the audit log holds numbers alone. */
export function eventWorkerHandlers({ store }: WorkerContext) {
  return {
    'events.list': () => ({ events: store.events.list().map(eventOf) }),
    'events.add': ({ day, name }) => {
      const at = parseIsoDay(day);
      if (at === undefined) throw new AppError('BAD_REQUEST', { details: { rule: 'day' } });
      const event = store.events.add(at, name);
      store.audit.append('event', `add ${event.id}`);
      return eventOf(event);
    },
    'events.remove': ({ id }) => {
      store.events.remove(id);
      store.audit.append('event', `remove ${id}`);
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}

function eventOf({ id, day, name }: EventRecord): DatedEvent {
  return { id, day: formatIsoDay(day), name };
}
