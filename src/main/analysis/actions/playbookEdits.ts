import { playbookEditsSchema, type PlaybookEdits } from '#shared/contract/playbook.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { Store } from '#main/store/index.ts';

const KEY = 'playbook';

/** What the user says in the playbook; nothing in a new workspace. */
export function readPlaybookEdits(store: Store): PlaybookEdits {
  const saved = store.settings.get(KEY);
  return playbookEditsSchema.parse(
    saved === undefined ? { rows: {}, fits: {} } : JSON.parse(saved),
  );
}

export function savePlaybookEdits(store: Store, edits: PlaybookEdits): PlaybookEdits {
  store.settings.set(KEY, canonicalJson(edits));
  return edits;
}
