import { useEffect, useState } from 'react';
import type { ErrorBody } from '#shared/contract/errors.ts';

/** Seconds that the core asks to wait after wrong attempts, counting down to 0. */
export function useWait(error: ErrorBody | null): number {
  const asked = error?.code === 'TOO_MANY_ATTEMPTS' ? Number(error.details?.['seconds'] ?? 0) : 0;
  const [state, setState] = useState({ error, left: asked });
  if (state.error !== error) setState({ error, left: asked });

  useEffect(() => {
    if (asked === 0) return undefined;
    const timer = setInterval(() => {
      setState((now) => ({ ...now, left: Math.max(0, now.left - 1) }));
    }, 1000);
    return () => clearInterval(timer);
  }, [asked, error]);

  return state.left;
}
