import { expect, it, vi } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { createMockBridge } from '#test/renderer/mockBridge.ts';
import { workspaceAnswers } from '#test/renderer/mockWorkspace.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { AskToShow, MaskingNotice } from './MaskingParts.tsx';
import { MaskingProvider } from './MaskingProvider.tsx';

const showPart = partStage();

function buttonOf(name: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find((button) => button.textContent === name);
}

it('shows nothing without a reason, then until the time is over or the user masks again', async () => {
  let shownUntil: string | null = null;
  const asked: InputOf<'masking.show'>[] = [];
  const bridge = createMockBridge({
    ...workspaceAnswers({ open: true, known: true, language: 'en', theme: 'light' }),
    'masking.state': () => ({ kept: ['phone' as const], shownUntil }),
    'masking.show': (input: InputOf<'masking.show'>) => {
      asked.push(input);
      shownUntil = '2024-05-01T10:05:00.000Z';
      return {};
    },
    'masking.hide': () => {
      shownUntil = null;
      return {};
    },
  });
  showPart(
    <MaskingProvider>
      <MaskingNotice />
      <AskToShow />
    </MaskingProvider>,
    bridge,
  );
  await vi.waitFor(() => expect(buttonOf('Show for a while')).toBeDefined());
  buttonOf('Show for a while')?.click();
  await vi.waitFor(() => expect(buttonOf('Show')?.disabled).toBe(true));
  document.querySelector<HTMLInputElement>('input[value="check"]')?.click();
  await vi.waitFor(() => expect(buttonOf('Show')?.disabled).toBe(false));
  buttonOf('Show')?.click();
  await vi.waitFor(() => expect(document.querySelector('[role="status"]')).not.toBeNull());
  expect(asked).toEqual([{ reason: 'check', minutes: 1 }]);
  expect(document.querySelector('[role="dialog"]')).toBeNull();
  buttonOf('Mask now')?.click();
  await vi.waitFor(() => expect(document.querySelector('[role="status"]')).toBeNull());
});
