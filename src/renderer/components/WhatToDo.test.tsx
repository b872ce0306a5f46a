import { describe, expect, it, vi } from 'vitest';
import type { ComponentType } from 'react';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { DrawerProvider } from '../app/DrawerProvider.tsx';
import { basisOfText } from '../app/basisAddress.ts';
import { parseRoute } from '../app/routes.ts';
import { rowOfBasis, type ActionBasis } from '#shared/domain/actions.ts';
import { AcquisitionScreen } from '../features/acquisition/AcquisitionScreen.tsx';
import { CustomersScreen } from '../features/customers/CustomersScreen.tsx';
import { LifecycleScreen } from '../features/lifecycle/LifecycleScreen.tsx';
import { ValueScreen } from '../features/value/ValueScreen.tsx';
import { PaperScope } from './paper.tsx';
import { WhatToDo } from './WhatToDo.tsx';

vi.setConfig({ testTimeout: 60_000 });

const showPart = partStage();

const mock = () => mockPage({ stage: 'full', language: 'en', theme: 'light' });

/** What the links on the page rest on. */
function bases(): ActionBasis[] {
  return [...document.querySelectorAll('a[aria-label^="What to do: "]')].flatMap((link) => {
    const { screen, query } = parseRoute(link.getAttribute('href') ?? '');
    expect([screen, query['part']]).toEqual(['actions', 'playbook']);
    return basisOfText(query['basis']) ?? [];
  });
}

async function basesOn(Screen: ComponentType, hash: string, least: number): Promise<ActionBasis[]> {
  window.location.hash = hash;
  showPart(
    <DrawerProvider>
      <Screen />
    </DrawerProvider>,
    mock(),
  );
  await vi.waitFor(() => expect(bases().length).toBeGreaterThanOrEqual(least), { timeout: 20_000 });
  return bases();
}

describe('what to do is one step from', () => {
  it.each(['time', 'behaviour', 'phases'])('every stage of the scheme %s', async (scheme) => {
    const found = await basesOn(LifecycleScreen, `#/lifecycle?scheme=${scheme}`, 4);
    for (const basis of found) expect(rowOfBasis(basis)).toMatch(/^stage\./);
  });

  it('every RFM class, every loyalty tier, and the customers who are picked', async () => {
    const pick = '{"field":"r","kind":"number","least":2,"most":2}';
    const found = await basesOn(
      CustomersScreen,
      `#/customers?pick=${encodeURIComponent(pick)}`,
      17,
    );
    const rows = found.map(rowOfBasis);
    expect(rows.filter((row) => row?.startsWith('class12.'))).toHaveLength(12);
    expect(rows.filter((row) => row?.startsWith('loyalty.'))).toHaveLength(4);
    expect(found).toContainEqual({ kind: 'rule', rule: JSON.parse(pick) as object });
  });

  it('every segment, saved or suggested', async () => {
    const found = await basesOn(CustomersScreen, '#/customers?tab=segments', 3);
    expect(found).toContainEqual({ kind: 'segment', id: 1, name: 'Large and silent' });
    expect(found.filter(({ kind }) => kind === 'rule')).toHaveLength(1);
  });

  it('every tier of value', async () => {
    const found = await basesOn(ValueScreen, '#/value', 3);
    expect(found.map(rowOfBasis)).toEqual(['value.high', 'value.mid', 'value.low']);
  });

  it('every channel with a quadrant', async () => {
    const found = await basesOn(AcquisitionScreen, '#/acquisition', 1);
    for (const basis of found) expect(rowOfBasis(basis)).toMatch(/^channel\./);
  });
});

it('is not on paper', async () => {
  const link = <WhatToDo basis={{ kind: 'rule', rule: null }} name="all" />;
  showPart(
    <>
      <PaperScope frame={({ children }) => children}>
        <aside>{link}</aside>
      </PaperScope>
      <section>{link}</section>
    </>,
    mock(),
  );
  await vi.waitFor(() => expect(document.querySelectorAll('section a')).toHaveLength(1));
  expect(document.querySelectorAll('aside a')).toHaveLength(0);
});
