import type { Screen } from './routes.ts';

/** What a key press asks for. */
export type ShortcutAction =
  | { readonly type: 'go'; readonly screen: Screen }
  | {
      readonly type:
        | 'import'
        | 'lock'
        | 'palette'
        | 'print'
        | 'export'
        | 'find'
        | 'back'
        | 'forward'
        | 'unmask'
        | 'help'
        | 'escape';
    };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The focus is in a field. */
  readonly typing: boolean;
  /** An input method is composing: the key is a part of a word. */
  readonly composing: boolean;
}

export interface ShortcutStep {
  /** True after a G that waits for its second letter. */
  readonly pendingGo: boolean;
  readonly action: ShortcutAction | null;
}

/** Second letters after G. */
export const GO_KEYS: Readonly<Record<string, Screen>> = {
  h: 'home',
  d: 'data',
  c: 'customers',
  l: 'lifecycle',
  r: 'retention',
  v: 'value',
  a: 'acquisition',
  p: 'actions',
  e: 'reports',
  s: 'settings',
};

const NOTHING: ShortcutStep = { pendingGo: false, action: null };

/** Decides a key press; single letters are left alone while the user types, all keys while a word is composed. */
export function nextShortcut(pendingGo: boolean, press: KeyPress): ShortcutStep {
  if (press.composing) return { pendingGo, action: null };
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === 'Escape') return { pendingGo: false, action: { type: 'escape' } };
  if (press.ctrl && !press.alt) {
    if (key === 'm' && press.shift) return { pendingGo: false, action: { type: 'unmask' } };
    if (key === 'i') return { pendingGo: false, action: { type: 'import' } };
    if (key === 'p') return { pendingGo: false, action: { type: 'print' } };
    if (key === 'e') return { pendingGo: false, action: { type: 'export' } };
    if (key === 'k') return { pendingGo: false, action: { type: 'palette' } };
    if (key === 'l') return { pendingGo: false, action: { type: 'lock' } };
    return NOTHING;
  }
  if (press.typing || press.ctrl) return NOTHING;
  if (press.alt) {
    if (key === 'ArrowLeft') return { pendingGo: false, action: { type: 'back' } };
    if (key === 'ArrowRight') return { pendingGo: false, action: { type: 'forward' } };
    return NOTHING;
  }
  if (pendingGo) {
    const screen = GO_KEYS[key];
    return screen ? { pendingGo: false, action: { type: 'go', screen } } : NOTHING;
  }
  if (key === 'g') return { pendingGo: true, action: null };
  if (key === '/') return { pendingGo: false, action: { type: 'find' } };
  if (key === '?') return { pendingGo: false, action: { type: 'help' } };
  return NOTHING;
}
