import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { readTexts, TextsWriter, type ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { action, actionPeriod } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { Store } from './types.ts';

/**
 * Actions with their frozen customers. A list of ids is a few megabytes at most, so it is stored and
 * removed in one transaction with its action: there is never an action without its customers.
 */
export function actionRoom(db: Connection, orm: Orm, tables: ColumnTables): Store['actions'] {
  const removeCustomers = db.prepare('DELETE FROM action_customer WHERE action_id = ?');
  return guarded<Store['actions']>({
    list: () => orm.select().from(action).orderBy(desc(action.id)).all(),
    periods: () =>
      orm
        .select()
        .from(actionPeriod)
        .orderBy(asc(actionPeriod.actionId), asc(actionPeriod.number))
        .all(),
    add: (given, customers, first) =>
      db
        .transaction(() => {
          const createdAt = new Date().toISOString();
          const values = { ...given, customers: customers.count, createdAt };
          const added = orm.insert(action).values(values).returning().get();
          new TextsWriter(tables.actionCustomer, [added.id]).end(customers);
          orm
            .insert(actionPeriod)
            .values({ ...first, actionId: added.id, number: 1 })
            .run();
          return added;
        })
        .immediate(),
    customers(id) {
      const texts = readTexts(tables.actionCustomer, [id]);
      if (!texts) throw new AppError('NOT_FOUND');
      return texts;
    },
    close: ({ actionId, number, closing }, next) => {
      db.transaction(() => {
        const open = and(placeOf(actionId, number), isNull(actionPeriod.closing));
        const closed = orm.update(actionPeriod).set({ closing }).where(open).run();
        if (closed.changes === 0) throw new AppError('NOT_FOUND');
        if (next === null) return;
        orm
          .insert(actionPeriod)
          .values({ ...next, actionId, number: number + 1 })
          .run();
      }).immediate();
    },
    reopen: (actionId, number) => {
      const later = and(eq(actionPeriod.actionId, actionId), gt(actionPeriod.number, number));
      db.transaction(() => {
        orm.delete(actionPeriod).where(later).run();
        orm.update(actionPeriod).set({ closing: null }).where(placeOf(actionId, number)).run();
      }).immediate();
    },
    remove: (id) => {
      db.transaction(() => {
        removeCustomers.run(id);
        orm.delete(actionPeriod).where(eq(actionPeriod.actionId, id)).run();
        orm.delete(action).where(eq(action.id, id)).run();
      }).immediate();
    },
  });
}

function placeOf(actionId: number, number: number) {
  return and(eq(actionPeriod.actionId, actionId), eq(actionPeriod.number, number));
}
