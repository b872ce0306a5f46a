import { useCallback, useEffect, useRef } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { choose } from '../../components/useChoice.ts';
import { CardTitle, CustomerCard } from './CustomerCard.tsx';

/**
 * Opens the card that the address names, and closes it when the address no longer does. A customer stands there as
 * its number in a run, which names nobody; in another run it may be somebody else, so the address is of no run but
 * its own.
 *
 * @returns puts a customer's card into the address.
 */
export function useCardAddress({ runId }: RunContext): (index: number) => void {
  const { open, close } = useDrawer();
  const { query } = useRoute();
  const asked = indexOf(query['card'], runId);
  const shown = useRef<number | null>(null);

  useEffect(() => {
    if (asked === shown.current) return;
    shown.current = asked;
    if (asked === null) {
      close();
      return;
    }
    open({
      title: <CardTitle index={asked} />,
      body: <CustomerCard index={asked} />,
      wide: true,
      onClose: () => {
        // The card of another customer took its place: that one is in the address now.
        if (shown.current !== asked) return;
        shown.current = null;
        choose({ card: '' });
      },
    });
  }, [asked, open, close]);

  return useCallback((index: number) => choose({ card: `${runId}-${index}` }), [runId]);
}

/** Number of the customer that an address names in a run; null for none, or for one of another run. */
function indexOf(text: string | undefined, runId: number): number | null {
  const [, run, index] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? [];
  return Number(run) === runId ? Number(index) : null;
}
