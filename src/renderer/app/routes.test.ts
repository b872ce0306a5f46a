import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash, SCREENS } from './routes.ts';

describe('routes', () => {
  it('come back from their hash', () => {
    const query = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,9}$/), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.constantFrom(...SCREENS), query, (screen, given) => {
        const route = { screen, query: { ...given } };
        expect(parseRoute(routeHash(route))).toEqual(route);
      }),
    );
  });

  it('lead home from anywhere unknown', () => {
    for (const hash of ['', '#', '#/', '#/nowhere?x=1', 'javascript:1']) {
      expect(parseRoute(hash)).toEqual({ screen: 'home', query: {} });
    }
  });

  it('have one address per place', () => {
    expect(routeHash({ screen: 'customers', query: { r: '5', f: '4', search: '' } })).toBe(
      '#/customers?f=4&r=5',
    );
  });
});
