import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import type { Language } from '#shared/contract/common.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import styles from './reports.module.css';

/** Starts the printing, by button or Ctrl+P, and says what came of it. Progress stands in the dock. */
export function PrintButton(props: { readonly language: Language; readonly scheme: StageScheme }) {
  const { t, format } = useWords();
  const print = useJob('reports.print');
  const start = (): void => void print.start({ language: props.language, scheme: props.scheme });

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const asksToPrint = event.key.toLowerCase() === 'p' && (event.ctrlKey || event.metaKey);
    if (!asksToPrint || event.isComposing) return;
    // The browser's own dialog would print the screen.
    event.preventDefault();
    if (!print.running) start();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (
    <>
      <div role="status">
        {print.result === null && (
          <p className={styles['note']}>{t('reports.printed.cancelled')}</p>
        )}
        {print.result && (
          <p className={styles['done']}>
            {t('reports.printed.title')}.{' '}
            {t('reports.printed.body', {
              file: print.result.savedAs,
              pages: t('reports.printed.pages', { count: print.result.pages }),
              bytes: format.bytes(print.result.bytes),
              id: print.result.exportId,
            })}
          </p>
        )}
        {print.error && <ErrorState error={print.error} />}
      </div>
      <Button
        leftSection={<IconPrinter size={16} aria-hidden />}
        loading={print.running}
        onClick={start}
      >
        {t(print.running ? 'reports.printing' : 'reports.print')}
      </Button>
    </>
  );
}
