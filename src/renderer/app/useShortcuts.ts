import { useEffect, useRef } from 'react';
import { nextShortcut, type ShortcutAction } from './shortcuts.ts';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** Listens to the keys of the whole page; a handled key goes no further. */
export function useShortcuts(run: (action: ShortcutAction) => void): void {
  const pendingGo = useRef(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.key === 'Shift') return;
      const target = event.target instanceof Element ? event.target : null;
      const step = nextShortcut(pendingGo.current, {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        typing: target?.closest(FIELDS) !== null,
        composing: event.isComposing,
      });
      pendingGo.current = step.pendingGo;
      if (!step.action) return;
      if (step.action.type !== 'escape') event.preventDefault();
      run(step.action);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [run]);
}
