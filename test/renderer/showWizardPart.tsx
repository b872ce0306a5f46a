import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { ImportProvider } from '../../src/renderer/features/data/wizard/ImportProvider.tsx';
import type { MockAnswers } from './mockBridge.ts';
import { mockPage } from './mockPage.ts';
import { partStage } from './showPart.tsx';

/** Jobs of the mocked core are short, so that nobody waits for them on a busy machine. */
const JOB_MS = 20;

/**
 * For a file of tests: as {@link partStage}, for a part of the import wizard over a full workspace, or one whose
 * core gives some answers of its own. Gives the text of the part once it stands in the language.
 */
export function wizardStage(): (
  part: ReactNode,
  language?: Language,
  answers?: MockAnswers,
) => Promise<string> {
  const showPart = partStage();
  return async (part, language = 'en', answers = {}) => {
    const host = showPart(
      <ImportProvider>
        <div data-part>{part}</div>
      </ImportProvider>,
      mockPage({ stage: 'full', language, theme: 'light', answers }, JOB_MS),
    );
    await vi.waitFor(() => {
      expect(host.querySelector('[data-part]')).not.toBeNull();
      expect(document.documentElement.lang.slice(0, 2)).toBe(language.slice(0, 2));
    });
    return host.querySelector('[data-part]')?.textContent ?? '';
  };
}
