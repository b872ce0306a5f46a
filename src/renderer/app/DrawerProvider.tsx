import { CloseButton } from '@mantine/core';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { Measure } from '#shared/domain/definitions.ts';
import { HeadingScope } from '../components/ScrollRegion.tsx';
import styles from './Drawer.module.css';
import { Definition, DefinitionName } from './Definition.tsx';
import { useWords } from './LanguageProvider.tsx';
import { useRoute } from './useRoute.ts';

/** What the drawer shows. Title and body are elements, so they follow a change of language. */
export interface DrawerContent {
  readonly title: ReactNode;
  readonly body: ReactNode;
  /** Room for a table or a customer card. */
  readonly wide?: boolean;
  readonly onClose?: () => void;
}

export interface Drawer {
  readonly isOpen: boolean;
  readonly open: (content: DrawerContent) => void;
  readonly close: () => void;
  /** Opens the definition of a measure; `shown` is what the place that asks shows of it. */
  readonly explain: (measure: Measure, shown?: string) => void;
}

const DrawerContext = createContext<Drawer | null>(null);

/** The right drawer of the shell. */
export function useDrawer(): Drawer {
  const drawer = useContext(DrawerContext);
  if (!drawer) throw new Error('DrawerProvider is missing');
  return drawer;
}

/** Holds the one drawer beside the page; focus goes into it and back to where it came from. */
export function DrawerProvider({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [content, setContent] = useState<DrawerContent | null>(null);
  const { screen } = useRoute();
  const [openedOn, setOpenedOn] = useState(screen);
  const panel = useRef<HTMLElement>(null);
  const origin = useRef<Element | null>(null);
  const shown = useRef<DrawerContent | null>(null);

  // What explains one screen must not lie over the next.
  if (screen !== openedOn) {
    setOpenedOn(screen);
    setContent(null);
  }

  const open = useCallback((next: DrawerContent) => {
    if (!panel.current?.contains(document.activeElement)) origin.current = document.activeElement;
    setContent(next);
    // What is replaced goes as if it had been closed.
    shown.current?.onClose?.();
    shown.current = next;
  }, []);
  const close = useCallback(() => {
    shown.current?.onClose?.();
    shown.current = null;
    setContent(null);
    if (origin.current instanceof HTMLElement) origin.current.focus();
    origin.current = null;
  }, []);
  const explain = useCallback(
    (measure: Measure, shown?: string) => {
      open({
        title: <DefinitionName measure={measure} />,
        body: <Definition measure={measure} shown={shown} />,
      });
    },
    [open],
  );
  const drawer = useMemo<Drawer>(
    () => ({ isOpen: content !== null, open, close, explain }),
    [content, open, close, explain],
  );

  useEffect(() => {
    if (content) panel.current?.focus();
  }, [content]);

  return (
    <DrawerContext value={drawer}>
      {children}
      {content && (
        <aside
          ref={panel}
          tabIndex={-1}
          className={content.wide === true ? styles['wide'] : styles['narrow']}
          aria-labelledby="drawer-title"
        >
          <header className={styles['head']}>
            <h2 id="drawer-title">{content.title}</h2>
            <CloseButton size="sm" aria-label={t('common.action.close')} onClick={close} />
          </header>
          {/* A long body without anything to focus must scroll by keyboard too. */}
          <div className={styles['body']} tabIndex={0} role="region" aria-labelledby="drawer-title">
            <HeadingScope id="drawer-title">{content.body}</HeadingScope>
          </div>
        </aside>
      )}
    </DrawerContext>
  );
}
