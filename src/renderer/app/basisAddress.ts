import { actionBasisSchema } from '#shared/contract/actions.ts';
import type { ActionBasis } from '#shared/domain/actions.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';

/** What an action rests on, as an address names it; null for none, or for what is no basis. */
export function basisOfText(text: string | undefined): ActionBasis | null {
  if (text === undefined || text === '') return null;
  try {
    return actionBasisSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A basis as it stands in an address: the same basis has one text. */
export function textOfBasis(basis: ActionBasis): string {
  return canonicalJson(basis);
}
