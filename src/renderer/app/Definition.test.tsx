import { expect, it, vi } from 'vitest';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { Definition } from './Definition.tsx';

const showPart = partStage();

it('says what is counted, the formula, what is shown, the unit of money and the data behind it', async () => {
  showPart(
    <Definition measure="clv" shown="1 Nov 2011 to 30 Nov 2011 · n = 120" />,
    mockPage({ stage: 'full', language: 'en', theme: 'light' }),
  );
  await vi.waitFor(() => expect(document.body.textContent).toContain('Source'));
  const terms = [...document.querySelectorAll('dt')].map(({ textContent }) => textContent);
  expect(terms).toEqual([
    'What it counts',
    'Formula in words',
    'What is shown',
    'Unit of money',
    'Source',
    'Name in exports',
  ]);
  expect(document.body.textContent).toContain('1 Nov 2011 to 30 Nov 2011 · n = 120');
  expect(document.body.textContent).toMatch(/Analysis date \d+ \w+ \d{4}, computed \d+ \w+ \d{4}/);
});
