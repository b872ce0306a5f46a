import { Button } from '@mantine/core';
import { useState } from 'react';
import { ruleOfRow, type ActionBasis } from '#shared/domain/actions.ts';
import { PLAYBOOK_FIELDS, type PlaybookRow } from '#shared/domain/playbook.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import styles from './actions.module.css';
import { claimOf, rowName, rowTexts, withRow } from './playbookText.ts';
import { RowEditor } from './RowEditor.tsx';
import type { Playbook } from './usePlaybook.ts';

type BasisOf = (row: PlaybookRow) => ActionBasis | undefined;

function basisOfRow(row: PlaybookRow): ActionBasis | undefined {
  const rule = ruleOfRow(row);
  return rule && { kind: 'rule', rule };
}

/** Rows of the playbook as a table; each can be said anew where it stands. */
export function PlaybookRows(props: {
  readonly rows: readonly PlaybookRow[];
  readonly playbook: Playbook;
  readonly label: string;
  /** The customers that an action by a row is for; without it those whom the row is about. */
  readonly basisOf?: BasisOf;
}) {
  const { rows, playbook, label, basisOf = basisOfRow } = props;
  const words = useWords();
  const { t } = words;
  const [open, setOpen] = useState<PlaybookRow | null>(null);
  /** The row whose form was closed last: its button takes the focus back. */
  const [closed, setClosed] = useState<PlaybookRow | null>(null);
  const close = (): void => {
    setClosed(open);
    setOpen(null);
  };
  const fields = PLAYBOOK_FIELDS.filter((field) =>
    rows.some((row) => rowTexts(row, playbook.edits, words)[field] !== ''),
  );
  return (
    <div className={styles['scroll']}>
      <table className={styles['rows']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('playbook.unit')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`playbook.field.${field}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row === open ? (
              <tr key={row}>
                <td colSpan={fields.length + 2}>
                  <RowEditor
                    row={row}
                    texts={rowTexts(row, playbook.edits, words)}
                    onSave={(texts) => {
                      playbook.change(withRow(playbook.edits, row, texts, words));
                      close();
                    }}
                    onClose={close}
                  />
                </td>
              </tr>
            ) : (
              <Row
                key={row}
                {...{ row, playbook, fields, basisOf }}
                focused={row === closed}
                onEdit={() => setOpen(row)}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: {
  readonly row: PlaybookRow;
  readonly playbook: Playbook;
  readonly fields: readonly (typeof PLAYBOOK_FIELDS)[number][];
  readonly basisOf: BasisOf;
  readonly focused: boolean;
  readonly onEdit: () => void;
}) {
  const { row, playbook, fields, basisOf, focused, onEdit } = props;
  const words = useWords();
  const { t } = words;
  const { edits, change } = playbook;
  const name = rowName(row, words);
  const texts = rowTexts(row, edits, words);
  const claim = claimOf(row, words);
  const basis = basisOf(row);
  const edited = edits.rows[row] !== undefined;
  return (
    <tr>
      <th scope="row">
        {name}
        {edited && <span className={styles['edited']}>{t('playbook.edited')}</span>}
      </th>
      {fields.map((field, at) => (
        <td key={field}>
          {texts[field] === '' ? '–' : texts[field]}
          {claim !== '' && at === fields.length - 1 && (
            <span className={styles['claim']}>{t('playbook.claim', { text: claim })}</span>
          )}
        </td>
      ))}
      <td className={styles['last']}>
        <div className={styles['rowActions']}>
          {basis && <WhatToDo plan basis={basis} name={name} />}
          <Button
            size="compact-xs"
            variant="default"
            autoFocus={focused}
            aria-label={t('playbook.editRow', { name })}
            onClick={onEdit}
          >
            {t('playbook.edit')}
          </Button>
          {edited && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('playbook.defaultRow', { name })}
              onClick={() => change(withRow(edits, row, null, words))}
            >
              {t('playbook.default')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
