import { Button, FileButton } from '@mantine/core';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import styles from './Data.module.css';

/** Takes a template that somebody has saved: the next file of its form follows it. */
export function TemplateButton({
  loading,
  onFile,
}: {
  loading: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useWords();
  return (
    <FileButton accept=".json" onChange={(file) => file !== null && onFile(file)}>
      {(props) => (
        <Button {...props} size="compact-sm" variant="default" loading={loading}>
          {t('wizard.template.title')}
        </Button>
      )}
    </FileButton>
  );
}

/** What became of a template. */
export function TemplateNote({
  loaded,
  error,
}: {
  loaded: OutputOf<'imports.loadTemplate'> | undefined;
  error: ErrorBody | null;
}) {
  const { t } = useWords();
  if (error) return <ErrorState error={error} />;
  if (loaded === undefined) return null;
  return (
    <p className={styles['saved']} role="status">
      {t('wizard.template.done', { kind: t(`terms.kind.${loaded.kind}`), count: loaded.columns })}
    </p>
  );
}
