import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { KeepEdits } from '../components/useKept.tsx';
import { useContractCommand } from '../rpc/hooks.ts';
import { useDrawer } from './DrawerProvider.tsx';
import { openFigureMenu } from './figureMenu.ts';
import { FilterStrip } from './FilterStrip.tsx';
import { JobDock } from './JobDock.tsx';
import { KEY_LIST } from './KeyList.tsx';
import { useWords } from './LanguageProvider.tsx';
import { useMasking } from './masking/MaskingProvider.tsx';
import { Palette } from './palette/Palette.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import type { ShortcutAction } from './shortcuts.ts';
import { TopBar } from './TopBar.tsx';
import { navigate, useRoute } from './useRoute.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The frame around every screen of an open workspace: rail, top bar, running work, keys. */
export function Shell({
  workspace,
  children,
}: {
  workspace: WorkspaceSummary;
  children: ReactNode;
}) {
  const { t } = useWords();
  const drawer = useDrawer();
  const { toggle: toggleMasking } = useMasking();
  const [finding, setFinding] = useState(false);
  const content = useRef<HTMLElement>(null);
  const { screen } = useRoute();

  const shown = useRef(screen);

  // Another screen begins at its top; a change on the same screen leaves the place alone. What had the
  // focus may have gone with the screen before: the next Tab then enters the new one.
  useEffect(() => {
    if (content.current) content.current.scrollTop = 0;
    const lost = document.activeElement === document.body;
    if (shown.current !== screen && lost) content.current?.focus();
    shown.current = screen;
  }, [screen]);
  const { mutate: lock } = useContractCommand('workspace.lock');

  useShortcuts(
    useCallback(
      (action: ShortcutAction) => {
        switch (action.type) {
          case 'go':
            navigate(action.screen);
            break;
          case 'import':
            navigate('data', { import: 'new' });
            break;
          case 'print':
            navigate('reports');
            break;
          case 'export':
            openFigureMenu();
            break;
          case 'find':
            navigate('customers', { focus: 'search' });
            break;
          // A browser does this itself, the window of Electron does not.
          case 'back':
            window.history.back();
            break;
          case 'forward':
            window.history.forward();
            break;
          case 'palette':
            setFinding(true);
            break;
          case 'lock':
            lock({});
            break;
          case 'unmask':
            toggleMasking();
            break;
          case 'help':
            drawer.open(KEY_LIST);
            break;
          case 'escape':
            if (drawer.isOpen) drawer.close();
            break;
        }
      },
      [drawer, lock, toggleMasking],
    ),
  );

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content" onClick={focusContent}>
        {t('common.nav.skip')}
      </a>
      <Rail />
      <TopBar workspace={workspace} onFind={() => setFinding(true)} onLock={() => lock({})} />
      <FilterStrip />
      <main ref={content} id="content" tabIndex={-1} className={styles['content']}>
        <KeepEdits>{children}</KeepEdits>
      </main>
      <JobDock />
      {finding && <Palette onClose={() => setFinding(false)} />}
    </div>
  );
}

/** The hash is the route, so the link must not change it. */
function focusContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
