import { AppError } from '#shared/contract/errors.ts';
import { stageTargetsSchema, type StageTarget } from '#shared/contract/stages.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import type { Store } from '#main/store/index.ts';

const KEY = 'stageTargets';

/** The targets that the user set; none in a new workspace. */
export function readStageTargets(store: Store): { targets: StageTarget[] } {
  const saved = store.settings.get(KEY);
  return stageTargetsSchema.parse(saved === undefined ? { targets: [] } : JSON.parse(saved));
}

/** @throws AppError BAD_REQUEST for a stage that the scheme does not have, or two targets of one. */
export function saveStageTargets(
  store: Store,
  targets: readonly StageTarget[],
): { targets: StageTarget[] } {
  const names = targets.map(({ scheme, stage }) => `${scheme}.${stage}`);
  const known = targets.every(({ scheme, stage }) =>
    (STAGE_SCHEMES[scheme] as readonly string[]).includes(stage),
  );
  if (!known || new Set(names).size < names.length) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'stage' } });
  }
  store.settings.set(KEY, canonicalJson({ targets }));
  return { targets: [...targets] };
}
