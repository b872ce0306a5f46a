import { expect, it, vi } from 'vitest';
import { cardOf } from '#test/renderer/mockCustomers.ts';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { CardScores } from './CardScores.tsx';

const showPart = partStage();

it('tells each score of as many as there are, one order as one, and cents beside limits of cents', async () => {
  const card = cardOf(0);
  const host = showPart(
    <CardScores
      card={{
        ...card,
        row: { ...card.row, recencyDays: 1, orders: 1, netRevenue: 2960 },
        scores: [
          { dimension: 'recency', score: 3, of: 3, least: null, most: 18 },
          { dimension: 'frequency', score: 1, of: 3, least: 1, most: 1 },
          { dimension: 'monetary', score: 2, of: 3, least: 2950, most: 3049 },
        ],
      }}
    />,
    mockPage({ stage: 'full', language: 'en', theme: 'light' }),
  );
  await vi.waitFor(() => {
    expect(host.textContent).toContain('3 of 3 · 1 day silent; this score: up to 18');
  });
  expect(host.textContent).toContain('1 of 3 · 1 order; this score: 1');
  expect(host.textContent).toMatch(/2 of 3 · \D*29\.60; this score: \D*29\.50 to \D*30\.49/);
});
