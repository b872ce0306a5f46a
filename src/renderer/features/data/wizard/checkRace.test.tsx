import { useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import type { BadRowChoice, ImportOverrides, ImportPlan } from '#shared/contract/importPlan.ts';
import { createMockBridge } from '#test/renderer/mockBridge.ts';
import { CHECK, importAnswers, INSPECTION } from '#test/renderer/mockImports.ts';
import { workspaceAnswers } from '#test/renderer/mockWorkspace.ts';
import { LanguageProvider } from '../../../app/LanguageProvider.tsx';
import { ThemeProvider } from '../../../app/ThemeProvider.tsx';
import { createClient } from '../../../rpc/client.ts';
import { RpcProvider } from '../../../rpc/RpcProvider.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ImportProvider, useImport } from './ImportProvider.tsx';

/** Long enough that a change is still being read when the screen is looked at. */
const JOB_MS = 300;

let root: Root | undefined;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** The wizard at its check, with a file that was just dropped. */
function AtTheCheck() {
  const { state, claim, dispatch } = useImport();
  useEffect(() => claim([new File(['x'], 'orders.csv')]), [claim]);
  const open = 'inspection' in state ? state : null;
  const read = (open?.inspection ?? null) !== null;
  useEffect(() => {
    if (read) dispatch({ type: 'goTo', step: 'check' });
  }, [read, dispatch]);
  if (open?.step !== 'check' || open.inspection === null) return null;
  return <CheckStep inspection={open.inspection} ticket={open.file.ticket} />;
}

/** Plans by their choice about bad rows, as they came to the core. */
interface Asked {
  readonly checked: BadRowChoice[];
  readonly imported: BadRowChoice[];
}

function show(): Asked {
  const asked: Asked = { checked: [], imported: [] };
  const answers = {
    ...workspaceAnswers({ open: true, known: true, language: 'en', theme: 'light' }),
    ...importAnswers({ empty: false }),
    'imports.inspect': ({ overrides }: { overrides: ImportOverrides }) => ({
      ...INSPECTION,
      already: null,
      plan: { ...INSPECTION.plan, onBadRow: overrides.onBadRow ?? 'skip' },
    }),
    'imports.check': ({ plan }: { plan: ImportPlan }) => {
      asked.checked.push(plan.onBadRow);
      return CHECK;
    },
    'imports.commit': ({ plan }: { plan: ImportPlan }) => {
      asked.imported.push(plan.onBadRow);
      return importAnswers({ empty: false })['imports.commit'];
    },
  };
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(
    <RpcProvider client={createClient(createMockBridge(answers as never, JOB_MS), true)}>
      <ThemeProvider>
        <LanguageProvider>
          <ImportProvider>
            <AtTheCheck />
          </ImportProvider>
        </LanguageProvider>
      </ThemeProvider>
    </RpcProvider>,
  );
  return asked;
}

function importButton(): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith('Import'),
  );
}

async function ready(): Promise<HTMLButtonElement> {
  return vi.waitFor(
    () => {
      const found = importButton();
      expect(found?.disabled).toBe(false);
      return found as HTMLButtonElement;
    },
    { timeout: 10_000 },
  );
}

it('after a change nothing is counted or imported under the plan of before', async () => {
  const asked = show();
  await ready();
  expect(asked.checked).toEqual(['skip']);

  document.querySelector<HTMLInputElement>('input[value="mark"]')?.click();
  // From the change to the new count there is no way to import, whatever is still on its way.
  await vi.waitFor(() => {
    expect(importButton()?.disabled).not.toBe(false);
  });
  const button = await ready();
  expect(asked.checked).toEqual(['skip', 'mark']);

  button.click();
  await vi.waitFor(
    () => {
      expect(asked.imported).toEqual(['mark']);
    },
    { timeout: 10_000 },
  );
});
