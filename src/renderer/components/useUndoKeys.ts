import { useEffect } from 'react';

const OWN_UNDO = '[data-own-undo], [role="dialog"], aside';

/**
 * Ctrl+Z steps back, Ctrl+Shift+Z (or Y) forward, while the caller is on the page. A field that undoes its
 * own typing is left alone: it is marked `data-own-undo`, or stands in a dialog or drawer above the page.
 */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest(OWN_UNDO)) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) redo();
      else if (key === 'z') undo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [undo, redo]);
}
