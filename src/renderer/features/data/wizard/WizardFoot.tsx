import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../app/LanguageProvider.tsx';
import styles from './WizardFoot.module.css';

/** Back at the left, why it cannot go on, and the one way on at the right. */
export function WizardFoot({
  onBack,
  note,
  children,
}: {
  onBack?: () => void;
  note?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <footer className={styles['foot']}>
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {t('common.action.back')}
        </Button>
      )}
      <span className={styles['footNote']}>{note}</span>
      {children}
    </footer>
  );
}
