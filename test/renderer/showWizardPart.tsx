import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { ImportProvider } from '../../src/renderer/features/data/wizard/ImportProvider.tsx';
import { mockPage } from './mockPage.ts';
import { partStage } from './showPart.tsx';

/**
 * For a file of tests: as {@link partStage}, for a part of the import wizard over a full workspace. Gives the
 * text of the part once it stands in the language.
 */
export function wizardStage(): (part: ReactNode, language?: Language) => Promise<string> {
  const showPart = partStage();
  return async (part, language = 'en') => {
    const host = showPart(
      <ImportProvider>
        <div data-part>{part}</div>
      </ImportProvider>,
      mockPage({ stage: 'full', language, theme: 'light' }),
    );
    await vi.waitFor(() => {
      expect(host.querySelector('[data-part]')).not.toBeNull();
      expect(document.documentElement.lang.slice(0, 2)).toBe(language.slice(0, 2));
    });
    return host.querySelector('[data-part]')?.textContent ?? '';
  };
}
