import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { DayField } from './DayField.tsx';

const showPart = partStage();

function Kept({ onDay }: { onDay: (day: string) => void }) {
  const [day, setDay] = useState('2024-01-05');
  return (
    <DayField
      label="Day"
      value={day}
      onChange={(next) => {
        setDay(next);
        onDay(next);
      }}
    />
  );
}

async function shown(language: Language, onDay = (): void => undefined): Promise<HTMLInputElement> {
  showPart(<Kept onDay={onDay} />, mockPage({ stage: 'full', language, theme: 'light' }));
  return vi.waitFor(() => {
    const field = document.querySelector<HTMLInputElement>('input:not([type="date"])');
    if (!field?.value.startsWith(language === 'en' ? '5' : '2024年')) throw new Error('not yet');
    return field;
  });
}

function type(field: HTMLInputElement, text: string): void {
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  write?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function leave(field: HTMLInputElement): void {
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
}

it.each([
  ['en', '5 Jan 2024', '29 Feb 2024'],
  ['zh-CN', '2024年1月5日', '2024年2月29日'],
  ['zh-TW', '2024年1月5日', '2024年2月29日'],
] as const)(
  'shows the day as %s writes it, also one typed with signs',
  async (language, at, then) => {
    const field = await shown(language);
    expect(field.value).toBe(at);
    type(field, '2024-02-29');
    leave(field);
    await vi.waitFor(() => expect(field.value).toBe(then));
  },
);

it('tells the day with every letter, and none for what is no day', async () => {
  const onDay = vi.fn();
  const field = await shown('en', onDay);
  type(field, '6 Jan 202');
  type(field, '6 Jan 2024');
  expect(onDay.mock.calls).toEqual([[''], ['2024-01-06']]);
});

it('keeps what is no day and says so once it is left', async () => {
  const field = await shown('en');
  type(field, '31/02/2024');
  expect(document.body.textContent).not.toContain('Not a day');
  leave(field);
  await vi.waitFor(() => expect(document.body.textContent).toContain('Not a day'));
  expect(field.value).toBe('31/02/2024');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});
