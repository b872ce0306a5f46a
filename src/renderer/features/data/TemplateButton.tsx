import { Button, FileButton } from '@mantine/core';
import { useCallback } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useFileTicket } from '../../components/useFileTicket.ts';
import { useJob } from '../../rpc/hooks.ts';
import styles from './Data.module.css';

/** Takes over a template that somebody else has saved: the next file of its form follows it. */
export function TemplateButton() {
  const { t } = useWords();
  const { start, result, error: failed, running } = useJob('imports.loadTemplate');
  const { claim, error: refused } = useFileTicket(
    useCallback(({ ticket }) => void start({ ticket }), [start]),
  );
  const error = refused ?? failed;
  return (
    <div className={styles['template']}>
      {result && (
        <span className={styles['saved']} role="status">
          {t('wizard.template.done', {
            kind: t(`terms.kind.${result.kind}`),
            count: result.columns,
          })}
        </span>
      )}
      {error && <ErrorState error={error} />}
      <FileButton accept=".json" onChange={(file) => file !== null && claim(file)}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="default" loading={running}>
            {t('wizard.template.title')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
