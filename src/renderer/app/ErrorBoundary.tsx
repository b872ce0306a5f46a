import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from './LanguageProvider.tsx';
import styles from './Shell.module.css';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault of one screen to that screen. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const { t } = useWords();
  return (
    <div role="alert" className={styles['crash']}>
      <h1>{t('common.state.crashTitle')}</h1>
      <p>{t('common.state.crashBody')}</p>
      <Button onClick={() => window.location.reload()}>{t('common.state.reload')}</Button>
    </div>
  );
}
