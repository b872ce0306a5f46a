import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Orm } from './orm.ts';
import { meta, setting, template } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { Store } from './types.ts';

/** Secrets of a workspace, made with it and never changed; 32 random bytes each. */
const SECRETS = ['pseudonym_key', 'audit_secret'] as const;
export type SecretName = (typeof SECRETS)[number];

export function makeSecrets(orm: Orm): void {
  orm
    .insert(meta)
    .values(SECRETS.map((key) => ({ key, value: randomBytes(32) })))
    .run();
}

export function secretOf(orm: Orm, name: SecretName): Uint8Array {
  const value = orm.select().from(meta).where(eq(meta.key, name)).get()?.value;
  if (value?.length !== 32) throw new AppError('WORKSPACE_DAMAGED', { details: { rule: name } });
  return new Uint8Array(value);
}

/** Settings of the workspace as JSON texts by key. */
export function settingRoom(orm: Orm): Store['settings'] {
  return guarded<Store['settings']>({
    get: (key) => orm.select().from(setting).where(eq(setting.key, key)).get()?.value,
    set(key, value) {
      orm
        .insert(setting)
        .values({ key, value })
        .onConflictDoUpdate({ target: setting.key, set: { value } })
        .run();
    },
  });
}

/** The latest import plan for a set of headers. */
export function templateRoom(orm: Orm): Store['templates'] {
  return guarded<Store['templates']>({
    find: (headerKey) =>
      orm.select().from(template).where(eq(template.headerKey, headerKey)).get()?.plan,
    list: () => orm.select().from(template).orderBy(asc(template.headerKey)).all(),
    save(headerKey, plan) {
      orm
        .insert(template)
        .values({ headerKey, plan })
        .onConflictDoUpdate({ target: template.headerKey, set: { plan } })
        .run();
    },
  });
}
