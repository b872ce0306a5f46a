import axe from 'axe-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mockPage, type MockStage } from '#test/renderer/mockPage.ts';
import { createTranslator } from '#shared/i18n/index.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { App } from './App.tsx';

// The first page loads all screens, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const showPart = partStage();

beforeAll(() => {
  document.title = 'Perennial';
});

/** Shows the whole program over mocked answers at a place of it. */
async function show(stage: MockStage, hash: string): Promise<void> {
  window.location.hash = hash;
  showPart(<App />, mockPage(stage));
  await vi.waitFor(
    () => {
      expect(document.querySelector('main h1, main h2')).not.toBeNull();
    },
    { timeout: 30_000 },
  );
}

/** Rules that the page breaks, with the elements; colours are measured where the palette is. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

describe('accessible to assistive technology', () => {
  it.each([
    ['new', ''],
    ['locked', ''],
    ['empty', '#/home'],
    ['full', '#/home'],
    ['full', '#/data'],
    ['full', '#/customers'],
    ['full', '#/lifecycle'],
    ['full', '#/lifecycle?view=movement'],
    ['full', '#/lifecycle?view=winBack'],
    ['full', '#/lifecycle?view=need'],
    ['full', '#/lifecycle?view=compare&scheme=phases'],
    ['full', '#/lifecycle?view=rules'],
    ['full', '#/lifecycle?view=targets'],
    ['full', '#/retention'],
    ['full', '#/value'],
    ['full', '#/acquisition'],
    ['empty', '#/actions'],
    ['full', '#/actions'],
    ['full', '#/actions?action=2'],
    ['full', '#/actions?action=3'],
    ['full', '#/actions?part=plan'],
    ['full', '#/actions?part=playbook'],
    ['full', '#/actions?part=playbook&group=value'],
    [
      'full',
      `#/actions?part=playbook&basis=${encodeURIComponent('{"id":1,"kind":"segment","name":"Large"}')}`,
    ],
    ['full', '#/reports'],
    ['full', '#/settings'],
  ] as const)('%s workspace at %s', async (stage, hash) => {
    await show({ stage, language: 'en', theme: 'light' }, hash);
    expect(await faults()).toEqual([]);
  });
});

describe('the menu of a figure', () => {
  const t = createTranslator('en').t;
  const ENTRIES = [
    t('common.action.explain'),
    t('common.action.tableView'),
    t('common.action.showCustomers'),
    t('reportBuilder.add'),
    t('common.action.copyTable'),
    t('common.action.saveTable'),
  ];

  it.each([
    '#/home',
    '#/customers',
    '#/customers?tab=clusters',
    '#/lifecycle',
    '#/lifecycle?view=targets',
    '#/retention',
    '#/value?part=brought',
    '#/value?part=groups',
    '#/value?part=expected',
    '#/value?part=test',
    '#/value?part=weights',
    '#/value?part=whatif',
    '#/acquisition',
  ])('has the same entries for every figure at %s', async (hash) => {
    await show({ stage: 'full', language: 'en', theme: 'light' }, hash);
    await vi.waitFor(() => expect(document.querySelector('figure')).not.toBeNull());
    for (const figure of document.querySelectorAll('figure')) {
      const button = figure.querySelector<HTMLElement>('[aria-haspopup="menu"]');
      button?.click();
      const menu = await vi.waitFor(() => {
        const found = document.querySelector('[role="menu"]');
        if (!found) throw new Error(`no menu: ${figure.textContent.slice(0, 40)}`);
        return found;
      });
      const items = [...menu.querySelectorAll('[role="menuitem"]')];
      expect(items).toHaveLength(ENTRIES.length);
      items.forEach((item, at) => expect(item.textContent).toContain(ENTRIES[at]));
      // What cannot be chosen says why.
      for (const item of items) {
        const bare = ENTRIES.includes(item.textContent);
        expect(item.hasAttribute('data-disabled')).toBe(!bare);
      }
      button?.click();
      await vi.waitFor(() => expect(document.querySelector('[role="menu"]')).toBeNull());
    }
  });
});

describe('the palette', () => {
  const type = (key: string, ctrlKey = false): void => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
  };
  const box = (): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>('[role=combobox]');
    if (!found) throw new Error('the palette is not open');
    return found;
  };

  const write = (text: string): void => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(box(), text);
    box().dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('opens by its key, can be read by assistive technology, and goes where it is told', async () => {
    await show({ stage: 'full', language: 'en', theme: 'light' }, '#/home');
    type('k', true);
    await vi.waitFor(() => expect(document.activeElement).toBe(box()));
    expect(await faults()).toEqual([]);
    write('shengming');
    await vi.waitFor(() => {
      expect(document.querySelector('[role=option][aria-selected=true]')?.textContent).toContain(
        'Lifecycle',
      );
    });
    type('Enter');
    await vi.waitFor(() => expect(window.location.hash).toBe('#/lifecycle'));
    expect(document.querySelector('[role=combobox]')).toBeNull();
  });

  it('opens a part of a page, by its name in another language', async () => {
    await show({ stage: 'full', language: 'en', theme: 'light' }, '#/home');
    type('k', true);
    await vi.waitFor(() => expect(document.activeElement).toBe(box()));
    write('价值 · 回测');
    await vi.waitFor(() => {
      expect(document.querySelector('[role=option][aria-selected=true]')?.textContent).toContain(
        'Value · Back-test',
      );
    });
    type('Enter');
    await vi.waitFor(() => expect(window.location.hash).toBe('#/value?part=test'));
  });

  it('gives the focus back when it is closed', async () => {
    await show({ stage: 'full', language: 'en', theme: 'light' }, '#/home');
    const origin = document.querySelector<HTMLElement>('nav a');
    origin?.focus();
    expect(origin).toBe(document.activeElement);
    type('k', true);
    await vi.waitFor(() => expect(document.activeElement).toBe(box()));
    type('Escape');
    await vi.waitFor(() => expect(document.querySelector('[role=combobox]')).toBeNull());
    expect(document.activeElement).toBe(origin);
  });
});

describe('the key of the figure menu', () => {
  const press = (key: string, more: KeyboardEventInit = {}): void => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, ...more }),
    );
  };

  it('opens the menu of the first figure, and not while a word is composed', async () => {
    await show({ stage: 'full', language: 'en', theme: 'light' }, '#/lifecycle');
    await vi.waitFor(() => {
      expect(document.querySelector('main figure')).not.toBeNull();
    });
    press('e', { isComposing: true });
    expect(document.querySelector('[aria-expanded="true"][data-figure-menu]')).toBeNull();
    press('e');
    await vi.waitFor(() => {
      const menu = [...document.querySelectorAll('[role="menuitem"]')];
      expect(menu.map(({ textContent }) => textContent)).toContain('Save as CSV');
    });
    const opened = document.querySelector('[aria-expanded="true"][data-figure-menu]');
    expect(opened?.closest('figure')).toBe(document.querySelector('main figure'));
  });
});
