import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react';
import styles from './ScrollRegion.module.css';
import { usePaperFrame } from './paper.tsx';

const HeadingContext = createContext<string | undefined>(undefined);

/** Scroll regions within it are named by the heading with this id, the nearest one above them. */
export function HeadingScope(props: { readonly id: string; readonly children: ReactNode }) {
  return <HeadingContext value={props.id}>{props.children}</HeadingContext>;
}

/**
 * What may be wider or higher than its room, such as a table of many columns: it scrolls in its place
 * instead of widening the page. While it does not fit it is a tab stop with a name, so that the arrow
 * keys move it; while it fits it is none. On paper nothing scrolls.
 */
export function ScrollRegion(props: {
  /** Id of what names it; without it the nearest heading does. */
  readonly labelledBy?: string | undefined;
  readonly maxHeight?: number | undefined;
  readonly children: ReactNode;
}) {
  const { labelledBy, maxHeight, children } = props;
  const onPaper = usePaperFrame() !== null;
  const heading = useContext(HeadingContext);
  const { ref, scrolls } = useScrolls(children);
  if (onPaper) return <div>{children}</div>;
  const style: CSSProperties | undefined = maxHeight === undefined ? undefined : { maxHeight };
  // A group, not a region: a page of twenty tables is not twenty landmarks.
  const stop = scrolls
    ? { tabIndex: 0, role: 'group', 'aria-labelledby': labelledBy ?? heading }
    : {};
  return (
    <div ref={ref} className={styles['region']} style={style} {...stop}>
      {children}
    </div>
  );
}

/** Whether an element is smaller than what it holds, at any time. */
function useScrolls(children: ReactNode) {
  const ref = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  // New children may be other elements, which have to be watched too.
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrolls(overflows(element)));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [children]);
  return { ref, scrolls };
}

/** Sizes are told in whole pixels, so one pixel may be rounding. */
function overflows(element: HTMLElement): boolean {
  return (
    element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
  );
}
