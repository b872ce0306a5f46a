import { useState } from 'react';
import type { ReportOutline } from '#shared/contract/reports.ts';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';

/** Changes that can be taken back. */
const MOST_UNDO = 50;

/** The report's order, changed at once and saved, with the way back. */
export function useOutline(stored: ReportOutline) {
  const save = useContractCommand('reports.setOutline');
  const [before, setBefore] = useState<readonly ReportOutline[]>([]);
  // What is being saved stands already, so that quick changes build on each other.
  const outline = save.isPending ? { entries: [...(save.variables.entries as Entries)] } : stored;
  return {
    outline,
    change: (next: ReportOutline): void => {
      if (next === outline) return;
      setBefore([...before, outline].slice(-MOST_UNDO));
      save.mutate(next);
    },
    undo: (): void => {
      const last = before.at(-1);
      if (!last) return;
      setBefore(before.slice(0, -1));
      save.mutate(last);
    },
    canUndo: before.length > 0,
    error: errorOf(save.error),
  };
}

type Entries = ReportOutline['entries'];
