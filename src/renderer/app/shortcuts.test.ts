import { describe, expect, it } from 'vitest';
import { GO_KEYS, nextShortcut, type KeyPress, type ShortcutAction } from './shortcuts.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrl: false, shift: false, alt: false, typing: false, composing: false, ...more };
}

/** The action after a row of keys. */
function after(keys: readonly KeyPress[]): ShortcutAction | null {
  let pendingGo = false;
  let action: ShortcutAction | null = null;
  for (const key of keys) ({ pendingGo, action } = nextShortcut(pendingGo, key));
  return action;
}

describe('shortcuts', () => {
  it.each(Object.entries(GO_KEYS))('G then %s goes to %s', (key, screen) => {
    expect(after([press('g'), press(key)])).toEqual({ type: 'go', screen });
    expect(after([press('G'), press(key.toUpperCase())])).toEqual({ type: 'go', screen });
  });

  it('needs the G directly before', () => {
    expect(after([press('g'), press('x'), press('h')])).toBeNull();
    expect(after([press('h')])).toBeNull();
  });

  it('leaves every key to an input method that is composing', () => {
    for (const key of ['g', '/', '?', 'Enter', 'Escape']) {
      expect(after([press(key, { composing: true })])).toBeNull();
    }
    expect(after([press('l', { ctrl: true, composing: true })])).toBeNull();
    // A word composed between G and its letter does not count.
    expect(after([press('g'), press('h', { composing: true }), press('h')])).toEqual({
      type: 'go',
      screen: 'home',
    });
  });

  it('leaves single letters alone while the user types', () => {
    expect(after([press('g', { typing: true }), press('h', { typing: true })])).toBeNull();
    expect(after([press('?', { typing: true })])).toBeNull();
    expect(after([press('/', { typing: true })])).toBeNull();
  });

  it('hears the keys with Ctrl and Escape also while typing', () => {
    expect(after([press('l', { ctrl: true, typing: true })])).toEqual({ type: 'lock' });
    expect(after([press('p', { ctrl: true, typing: true })])).toEqual({ type: 'print' });
    expect(after([press('k', { ctrl: true, typing: true })])).toEqual({ type: 'palette' });
    expect(after([press('e', { ctrl: true, typing: true })])).toEqual({ type: 'export' });
    expect(after([press('i', { ctrl: true, typing: true })])).toEqual({ type: 'import' });
    expect(after([press('Escape', { typing: true })])).toEqual({ type: 'escape' });
  });

  it('asks to unmask with Ctrl, Shift and M, also while typing', () => {
    const keys = { ctrl: true, shift: true, typing: true };
    expect(after([press('M', keys)])).toEqual({ type: 'unmask' });
    expect(after([press('m', { ctrl: true })])).toBeNull();
  });

  it('goes back and forward with Alt and an arrow, but not out of a field', () => {
    expect(after([press('ArrowLeft', { alt: true })])).toEqual({ type: 'back' });
    expect(after([press('ArrowRight', { alt: true })])).toEqual({ type: 'forward' });
    expect(after([press('ArrowLeft', { alt: true, typing: true })])).toBeNull();
    expect(after([press('ArrowLeft')])).toBeNull();
  });

  it('takes AltGr letters as text', () => {
    expect(after([press('l', { ctrl: true, alt: true })])).toBeNull();
  });
});
