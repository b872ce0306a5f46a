import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { parseRoute, routeHash, type Route, type Screen } from './routes.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

/** The present route; a component that reads it is drawn again when it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes to a screen; the global filter comes along unless the query says another. `replace` changes the address without a step back, for filters being typed. */
export function navigate(
  screen: Screen,
  query: Route['query'] = {},
  options: { readonly replace?: boolean } = {},
): void {
  const hash = routeHash({
    screen,
    query: { ...filterKept(parseRoute(window.location.hash)), ...query },
  });
  if (options.replace === true) window.location.replace(hash);
  else window.location.hash = hash;
}

/** Writes addresses of links within the program: the global filter comes along. */
export function useHref(): (screen: Screen, query?: Route['query']) => string {
  const route = useRoute();
  return useCallback(
    (screen, query = {}) => routeHash({ screen, query: { ...filterKept(route), ...query } }),
    [route],
  );
}

/** The part of an address that every screen keeps: the global filter. */
export function filterKept({ query }: Route): Route['query'] {
  const filter = query['filter'];
  return filter === undefined ? {} : { filter };
}
