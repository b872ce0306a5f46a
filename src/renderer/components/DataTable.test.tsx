import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { DataTable } from './DataTable.tsx';

const showPart = partStage();
const opened = vi.fn<(row: string) => void>();

/** Four rows, others after a press of the button. */
function Names() {
  const [content, setContent] = useState('a');
  return (
    <>
      <button onClick={() => setContent('b')}>others</button>
      <DataTable<string, 'name'>
        label="Names"
        columns={[{ id: 'name', label: 'Name', width: '1fr', cell: (row) => row }]}
        count={4}
        rowAt={(index) => `${content} ${index}`}
        onOpen={opened}
        content={content}
        height={400}
      />
    </>
  );
}

async function show(): Promise<HTMLElement> {
  showPart(<Names />, mockPage({ stage: 'full', language: 'en', theme: 'light' }));
  return vi.waitFor(() => {
    const group = document.querySelector<HTMLElement>('[role=rowgroup]');
    if (!group) throw new Error('no rows yet');
    return group;
  });
}

/** The row of the keys. */
function current(group: HTMLElement): string | undefined {
  return group.querySelector('[aria-selected=true]')?.textContent;
}

/** True if the key was taken, so that the browser does nothing of its own with it. */
function press(group: HTMLElement, key: string): boolean {
  return !group.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
}

describe('a table by keys', () => {
  it('opens its row by Enter as by Space, which does not scroll', async () => {
    const group = await show();
    expect(current(group)).toBe('a 0');
    press(group, 'ArrowDown');
    await vi.waitFor(() => {
      expect(current(group)).toBe('a 1');
    });
    expect(press(group, 'Enter')).toBe(true);
    expect(press(group, ' ')).toBe(true);
    expect(opened.mock.calls.map(([row]) => row)).toEqual(['a 1', 'a 1']);
  });

  it('begins at the first row again when it holds other rows', async () => {
    const group = await show();
    press(group, 'End');
    await vi.waitFor(() => {
      expect(current(group)).toBe('a 3');
    });
    group.scrollTop = 40;
    document.querySelector('button')?.click();
    await vi.waitFor(() => {
      expect(current(group)).toBe('b 0');
      expect(group.scrollTop).toBe(0);
    });
  });
});
