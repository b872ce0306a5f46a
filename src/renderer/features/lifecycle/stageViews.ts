import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { STAGE_VIEWS } from '../../app/pageParts.ts';
import type { Route } from '../../app/routes.ts';

export type StageView = (typeof STAGE_VIEWS)[number];

/** The scheme that an address names; time, which needs orders alone, by default. */
export function schemeOf(text: string | undefined): StageScheme {
  return STAGE_SCHEME_IDS.find((id) => id === text) ?? 'time';
}

/** The part that an address names; the present state by default. */
export function viewOf({ view }: Route['query']): StageView {
  return STAGE_VIEWS.find((id) => id === view) ?? 'now';
}
