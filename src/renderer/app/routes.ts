/** Where the user is: a screen and what is chosen on it. Kept in the hash, so it survives a reload. */
export const SCREENS = [
  'home',
  'data',
  'customers',
  'lifecycle',
  'retention',
  'value',
  'acquisition',
  'actions',
  'reports',
  'settings',
  'print',
] as const;

export type Screen = (typeof SCREENS)[number];

export interface Route {
  readonly screen: Screen;
  /** Filters and selection, by name; values are plain text. */
  readonly query: Readonly<Record<string, string>>;
}

const HOME: Route = { screen: 'home', query: {} };

/** Route of a hash such as `#/customers?sort=clv`; whatever is not known leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const screen = SCREENS.find((name) => name === path);
  if (!screen) return HOME;
  return { screen, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Hash of a route; names in alphabetical order, so the same place has one address. */
export function routeHash(route: Route): string {
  const entries = Object.entries(route.query)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const search = new URLSearchParams(entries).toString();
  return `#/${route.screen}${search === '' ? '' : `?${search}`}`;
}
