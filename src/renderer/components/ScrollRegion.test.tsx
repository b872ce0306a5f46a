import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { Section } from './Page.tsx';
import { PaperScope } from './paper.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';
import { SimpleTable } from './SimpleTable.tsx';

const showPart = partStage();
const core = mockPage({ stage: 'full', language: 'en', theme: 'light' });
const TABLE = { columns: [{ label: 'Stage' }], rows: [['Active']] };

/** Watchers of sizes, told by hand: jsdom lays nothing out. */
const watchers = new Set<{ readonly tell: () => void; readonly watched: Set<Element> }>();

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly watched = new Set<Element>();
      readonly tell: () => void;
      constructor(tell: () => void) {
        this.tell = tell;
        watchers.add(this);
      }
      observe(element: Element): void {
        this.watched.add(element);
      }
      disconnect(): void {
        watchers.delete(this);
      }
    },
  );
});
afterEach(() => watchers.clear());

async function show(part: React.ReactNode): Promise<HTMLElement> {
  showPart(part, core);
  return vi.waitFor(() => {
    const region = document.querySelector('table')?.parentElement;
    if (!region) throw new Error('no region');
    return region;
  });
}

/** Gives a region of 300 by 200 pixels content of another size, in pixels. */
function fill(region: HTMLElement, wide: number, high: number): void {
  const sizes = { clientWidth: 300, clientHeight: 200, scrollWidth: wide, scrollHeight: high };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(region, name, { value, configurable: true });
  }
  for (const { tell, watched } of watchers) {
    if (watched.has(region.firstElementChild ?? region)) tell();
  }
}

describe('a region that may scroll', () => {
  it.each([
    ['wide', 400, 200],
    ['high', 300, 260],
  ])('is a tab stop with the name of its heading while it is too %s', async (_, wide, high) => {
    const region = await show(
      <Section title="Stages">
        <SimpleTable table={TABLE} />
      </Section>,
    );
    expect(region.hasAttribute('tabindex')).toBe(false);
    await vi.waitFor(() => {
      fill(region, wide, high);
      expect(region.getAttribute('tabindex')).toBe('0');
    });
    expect(region.getAttribute('role')).toBe('group');
    const name = document.getElementById(region.getAttribute('aria-labelledby') ?? '');
    expect(name?.textContent).toBe('Stages');
    // One pixel may be rounding.
    fill(region, 301, 200);
    await vi.waitFor(() => expect(region.hasAttribute('tabindex')).toBe(false));
    expect(region.hasAttribute('role')).toBe(false);
  });

  it('does not scroll on paper', async () => {
    const region = await show(
      <PaperScope frame={() => null}>
        <ScrollRegion>
          <table />
        </ScrollRegion>
      </PaperScope>,
    );
    expect(region.className).toBe('');
    expect(watchers.size).toBe(0);
  });
});
