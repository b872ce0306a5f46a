import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import {
  groupOfRow,
  PLAYBOOK_FIELDS,
  type PlaybookField,
  type PlaybookRow,
  type PlaybookTexts,
} from '#shared/domain/playbook.ts';
import type { Words } from '../../app/LanguageProvider.tsx';

/** Whom or what a row is for, by the name that this has everywhere. */
export function rowName(row: PlaybookRow, { known }: Words): string {
  const unit = row.slice(row.indexOf('.') + 1);
  const elsewhere = {
    stage: `terms.stage.${unit}`,
    value: `terms.stage.${unit}`,
    class12: `terms.class12.${unit}`,
    class8: `terms.class8.${unit}`,
    loyalty: `rfm.tier.${unit}`,
    channel: `acquisition.quadrant.${unit}`,
    risk: '',
    trigger: '',
    member: '',
    loop: '',
  }[groupOfRow(row)];
  return known(`playbook.${row}.unit`, {}, known(elsewhere, {}, row));
}

/** What the program says in a row; an empty text where the source says nothing. */
function defaultTexts(row: PlaybookRow, { known }: Words): PlaybookTexts {
  const text = (field: PlaybookField): [PlaybookField, string] => [
    field,
    known(`playbook.${row}.${field}`, {}, ''),
  ];
  return Object.fromEntries(PLAYBOOK_FIELDS.map(text)) as Record<PlaybookField, string>;
}

/** What a row says: the user's words, else the program's. */
export function rowTexts(row: PlaybookRow, edits: PlaybookEdits, words: Words): PlaybookTexts {
  return edits.rows[row] ?? defaultTexts(row, words);
}

/** The figure that the source claims for a row; empty where it claims none. */
export function claimOf(row: PlaybookRow, { known }: Words): string {
  return known(`playbook.${row}.claim`, {}, '');
}

/** The edits with a row said anew; as the program says it where the texts are null or the same. */
export function withRow(
  edits: PlaybookEdits,
  row: PlaybookRow,
  texts: PlaybookTexts | null,
  words: Words,
): PlaybookEdits {
  const { [row]: _earlier, ...rest } = edits.rows;
  const usual = defaultTexts(row, words);
  const same = texts === null || PLAYBOOK_FIELDS.every((field) => texts[field] === usual[field]);
  return { ...edits, rows: same ? rest : { ...rest, [row]: texts } };
}
