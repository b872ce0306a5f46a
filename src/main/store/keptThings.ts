import { asc, eq } from 'drizzle-orm';
import type { Orm } from './orm.ts';
import { event, segment } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { Store } from './types.ts';

/** The segments that were saved. */
export function segmentRoom(orm: Orm): Store['segments'] {
  return guarded<Store['segments']>({
    list: () => orm.select().from(segment).orderBy(asc(segment.name)).all(),
    byId: (id) => orm.select().from(segment).where(eq(segment.id, id)).get(),
    save(id, name, rule) {
      const changedAt = new Date().toISOString();
      if (id === null) {
        const values = { name, rule, createdAt: changedAt, changedAt };
        return orm.insert(segment).values(values).returning().get();
      }
      const change = { name, rule, changedAt };
      return orm.update(segment).set(change).where(eq(segment.id, id)).returning().get();
    },
    remove(id) {
      orm.delete(segment).where(eq(segment.id, id)).run();
    },
  });
}

/** The events of the time axis. */
export function eventRoom(orm: Orm): Store['events'] {
  return guarded<Store['events']>({
    list: () => orm.select().from(event).orderBy(asc(event.day), asc(event.id)).all(),
    add: (day, name) => orm.insert(event).values({ day, name }).returning().get(),
    remove(id) {
      orm.delete(event).where(eq(event.id, id)).run();
    },
  });
}
