import { isTimeZone } from '#shared/domain/timeZone.ts';
import type { Store } from '#main/store/index.ts';

/** Key among the workspace's settings. */
const TIME_ZONE = 'time_zone';

/** The time zone of a workspace: that of dates with an offset whose column has said none; undefined for days as written. */
export function readTimeZone(store: Store): string | undefined {
  const known: unknown = JSON.parse(store.settings.get(TIME_ZONE) ?? 'null');
  return typeof known === 'string' && isTimeZone(known) ? known : undefined;
}

/** Sets the time zone for imports to come; what is there keeps its days. */
export function saveTimeZone(store: Store, zone: string | null): void {
  store.settings.set(TIME_ZONE, JSON.stringify(zone));
}
