import { desc, lt } from 'drizzle-orm';
import type { Orm } from './orm.ts';
import { printedFigures } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { Store } from './types.ts';

/** The key figures of printed reports. */
export function printedFiguresRoom(orm: Orm): Store['printedFigures'] {
  return guarded<Store['printedFigures']>({
    keep(record) {
      const { exportId, ...set } = record;
      orm
        .insert(printedFigures)
        .values(record)
        .onConflictDoUpdate({ target: printedFigures.exportId, set })
        .run();
    },
    before: (day) =>
      orm
        .select()
        .from(printedFigures)
        .where(lt(printedFigures.asOf, day))
        .orderBy(desc(printedFigures.asOf), desc(printedFigures.id))
        .limit(1)
        .get(),
  });
}
