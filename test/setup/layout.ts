import { vi } from 'vitest';

const nothing = (): undefined => undefined;

/** For the tests of screens: the layout that jsdom does not have; nothing in it ever changes its size. */
vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener: nothing,
  removeEventListener: nothing,
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  },
);
Element.prototype.scrollIntoView = nothing;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: nothing, removeEventListener: nothing },
});
