import { describe, expect, it, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { mockPage, type MockStage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { IdentitySection } from './IdentitySection.tsx';

const showPart = partStage();

async function show(stage: MockStage['stage'], language: Language = 'en'): Promise<void> {
  showPart(<IdentitySection />, mockPage({ stage, language, theme: 'light' }));
  await vi.waitFor(() => {
    expect(document.querySelector('section p')).not.toBeNull();
  });
}

function text(): string {
  return document.body.textContent;
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

describe('the identity section', () => {
  it('shows counts, rules, shared keys and links, pseudonyms in short', async () => {
    await show('full');
    expect(text()).toContain('4,377 ids in the files of orders are 4,374 customers.');
    expect(text()).toContain('2 phones or e-mails have more than five ids each.');
    expect(text()).toContain('C-7F3K-2M9Q');
    expect(text()).not.toContain('C-7F3K2M9QA');
    expect(text()).toContain('1 to 4 of 4');
    expect(button('Later').disabled).toBe(true);
  });

  it('undoes a link and restores it', async () => {
    await show('full');
    button('Undo: 17850, C-7F3K-2M9Q').click();
    await vi.waitFor(() => {
      expect(text()).toContain('4,375 customers');
    });
    expect(text()).toContain('Undone');
    button('Restore: 17850, C-7F3K-2M9Q').click();
    await vi.waitFor(() => {
      expect(text()).toContain('4,374 customers');
    });
  });

  it('links what was not sure enough', async () => {
    await show('full');
    button('Link: 12583, 12662').click();
    await vi.waitFor(() => {
      expect(text()).toContain('4,373 customers');
    });
  });

  it('says what links when nothing does', async () => {
    await show('empty', 'zh-TW');
    expect(text()).toContain('沒有兩個編號共用電話或電子郵件');
    expect(document.querySelector('table')).toBeNull();
  });
});
