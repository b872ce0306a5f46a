import { Button, SegmentedControl } from '@mantine/core';
import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import { PLAYBOOK_GROUPS, rowsOfGroup } from '#shared/domain/playbook.ts';
import { basisOfText } from '../../app/basisAddress.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractQuery } from '../../rpc/hooks.ts';
import styles from './actions.module.css';
import { BasisRows } from './BasisRows.tsx';
import { ChannelFits } from './ChannelFits.tsx';
import { PlaybookRows } from './PlaybookRows.tsx';
import { usePlaybook } from './usePlaybook.ts';

/** The playbook: whole by groups, or the rows for the customers that the address names. */
export function PlaybookPart() {
  const edits = useContractQuery('playbook.edits', {});
  return (
    <Answer query={edits} height={400}>
      {(saved) => <Book saved={saved} />}
    </Answer>
  );
}

function Book({ saved }: { saved: PlaybookEdits }) {
  const { t } = useWords();
  const { query } = useRoute();
  const playbook = usePlaybook(saved);
  const basis = basisOfText(query['basis']);
  const group = PLAYBOOK_GROUPS.find((id) => id === query['group']) ?? 'stage';
  const error = errorOf(playbook.error);
  const { undo, redo } = playbook;
  return (
    <>
      <div className={styles['bookHead']}>
        <p className={styles['note']}>{t('playbook.lead')}</p>
        <span className={styles['buttons']}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={undo === null}
            onClick={() => undo?.()}
          >
            {t('playbook.undo')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={redo === null}
            onClick={() => redo?.()}
          >
            {t('playbook.redo')}
          </Button>
        </span>
      </div>
      {error && <ErrorState error={error} />}
      {basis ? (
        <BasisRows basis={basis} playbook={playbook} />
      ) : (
        <>
          <SegmentedControl
            className={styles['groups'] ?? ''}
            aria-label={t('playbook.group')}
            value={group}
            onChange={(next) => navigate('actions', { part: 'playbook', group: next })}
            data={PLAYBOOK_GROUPS.map((id) => ({ value: id, label: t(`playbook.group.${id}`) }))}
          />
          {group === 'risk' && <p className={styles['note']}>{t('playbook.risk.note')}</p>}
          <PlaybookRows
            key={group}
            rows={rowsOfGroup(group)}
            playbook={playbook}
            label={t(`playbook.group.${group}`)}
          />
          {group === 'value' && <ChannelFits playbook={playbook} />}
        </>
      )}
    </>
  );
}
