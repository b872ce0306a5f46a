import { createContext, useContext } from 'react';
import type { SegmentFields } from '#shared/contract/segments.ts';
import type { Path } from './draft.ts';
import type { Draft } from './useDraft.ts';
import type { PartCount } from './useLiveCount.ts';

/** What every row of the builder needs. */
export interface Builder {
  readonly draft: Draft;
  readonly fields: SegmentFields;
  readonly hasAmounts: boolean;
  /** Segments that a condition may name: all but the one being edited. */
  readonly segments: readonly { readonly id: number; readonly name: string }[];
  readonly countOf: (path: Path) => PartCount | undefined;
  readonly isLate: boolean;
  /** Path of the part that was just added, as text: its first field takes the focus. */
  readonly fresh: string | null;
  readonly onAdd: (path: Path) => void;
}

const BuilderContext = createContext<Builder | null>(null);

export const BuilderProvider = BuilderContext.Provider;

/** The builder around a row. */
export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('BuilderProvider is missing');
  return builder;
}
