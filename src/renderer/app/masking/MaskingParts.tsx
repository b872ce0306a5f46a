import { IconLock, IconLockOpen2 } from '@tabler/icons-react';
import { useWords } from '../LanguageProvider.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import styles from './masking.module.css';
import { useMasking } from './MaskingProvider.tsx';

/** Says that personal values are shown, until when, and how to end it; nothing while they are masked. */
export function MaskingNotice() {
  const { t, format } = useWords();
  const { state, hide } = useMasking();
  if (!state?.shownUntil) return null;
  return (
    <p className={styles['notice']} role="status">
      <IconLockOpen2 size={14} aria-hidden />
      {t('masking.shown', { time: format.time(state.shownUntil) })}
      <LinkButton onClick={hide}>{t('masking.hide')}</LinkButton>
    </p>
  );
}

/** The lock beside a masked value or column. */
export function MaskedMark() {
  const { t } = useWords();
  return (
    <IconLock
      size={12}
      className={styles['lock']}
      role="img"
      aria-label={t('masking.masked')}
      title={t('masking.masked')}
    />
  );
}

/** Asks to show what is masked. */
export function AskToShow() {
  const { t } = useWords();
  const { toggle } = useMasking();
  return (
    <LinkButton title={`${t('common.keys.unmask')} (Ctrl+Shift+M)`} onClick={toggle}>
      {t('masking.ask')}
    </LinkButton>
  );
}
