import { createContext, useContext, type ReactNode } from 'react';

/** What a figure gives to the sheet that it is drawn on. */
export interface PaperFigure {
  readonly title: string;
  readonly caption: string;
  readonly children: ReactNode;
}

const PaperContext = createContext<((figure: PaperFigure) => ReactNode) | null>(null);

/** Figures within it are drawn for paper: in this frame, without controls, menus and links to customers. */
export function PaperScope(props: {
  readonly frame: (figure: PaperFigure) => ReactNode;
  readonly children: ReactNode;
}) {
  return <PaperContext value={props.frame}>{props.children}</PaperContext>;
}

/** The frame of figures on paper; null on screen. */
export function usePaperFrame(): ((figure: PaperFigure) => ReactNode) | null {
  return useContext(PaperContext);
}

/** What is for the screen alone, such as a handler: on paper nothing opens or scrolls. */
export function useOnScreen<Thing>(thing: Thing | undefined): Thing | undefined {
  return useContext(PaperContext) === null ? thing : undefined;
}
