import { useEffect } from 'react';
import { expect, it, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { NamedColumn } from '#shared/contract/inspection.ts';
import type { MockAnswers } from '#test/renderer/mockBridge.ts';
import { INSPECTION } from '#test/renderer/mockImports.ts';
import { wizardStage } from '#test/renderer/showWizardPart.tsx';
import { nameChange } from './fixes.ts';
import { useImport } from './ImportProvider.tsx';
import { ValueSettings } from './ValueSettings.tsx';

const show = wizardStage();

/** Waits until something holds, on a busy machine too. */
const soon = (check: () => void): Promise<void> => vi.waitFor(check, 10_000);

type Named = NamedColumn['values'][number];

const value = (text: string, rows: number, more: Partial<Named> = {}): Named => ({
  value: text,
  rows,
  name: text,
  isNew: false,
  proposal: null,
  ...more,
});

const SEX: NamedColumn = {
  column: 'Sex',
  field: 'gender',
  masked: false,
  values: [
    value('男', 1200),
    value('M', 30, { proposal: { name: '男', why: 'word' } }),
    value('Ｍ', 3, { name: 'M', isNew: true }),
    ...Array.from({ length: 9 }, (_, i) => value(`x${i}`, 2)),
    value('Male', 1, { proposal: { name: '男', why: 'word' } }),
  ],
  others: { values: 2, rows: 5 },
};

/** The values of a file that was just dropped, as the last inspection has them. */
function OfTheFile() {
  const { state, claim } = useImport();
  useEffect(() => claim([new File(['x'], 'orders.csv')]), [claim]);
  const [named] = 'inspection' in state ? (state.inspection?.values ?? []) : [];
  return named && <ValueSettings named={named} />;
}

/** Shows the values; what is given back takes what was settled with every inspection. */
async function shown(named: NamedColumn, language: Language = 'en'): Promise<ImportOverrides[]> {
  const settled: ImportOverrides[] = [];
  const answers: MockAnswers = {
    'imports.inspect': ({ overrides }: { overrides: ImportOverrides }) => {
      settled.push(overrides);
      const names = overrides.values?.[named.column] ?? {};
      const values = named.values.map((one) =>
        Object.hasOwn(names, one.value)
          ? { ...one, name: names[one.value] ?? '', proposal: null }
          : one,
      );
      return { ...INSPECTION, already: null, values: [{ ...named, values }] };
    },
  };
  await show(<OfTheFile />, language, answers);
  await soon(() => {
    expect(document.querySelector('tbody')).not.toBeNull();
  });
  return settled;
}

const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent).join('|'),
  );

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.textContent === name || one.getAttribute('aria-label') === name,
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

function field(name: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  if (found === null) throw new Error(`no field ${name}`);
  return found;
}

/** Types over what a field holds and ends with Enter and by leaving it. */
function type(name: string, text: string): void {
  const input = field(name);
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  input.blur();
}

it('shows the most frequent values and those that ask for a look, with why two seem to be one', async () => {
  await shown(SEX);
  expect(rows()).toHaveLength(7);
  expect(rows()[0]).toMatch(/^男\|1,200/u);
  expect(rows()[1]).toContain('Store as 男another word for the same');
  expect(rows()[2]).toContain('Ｍnew|3');
  expect(field('What Ｍ is stored as').value).toBe('M');
  expect(rows()[6]).toMatch(/^Male\|1/u);
  expect(document.body.textContent).toContain('2 further values are not shown (rows: 5).');
  button('Show all 13 values').click();
  await soon(() => {
    expect(rows()).toHaveLength(13);
  });
});

it('takes one proposal, or all of them at once', async () => {
  const settled = await shown(SEX);
  expect(settled).toEqual([{}]);
  button('Store as 男: M').click();
  await soon(() => {
    expect(settled.at(-1)?.values).toEqual({ Sex: { M: '男' } });
    expect(field('What M is stored as').value).toBe('男');
  });
  button('Take the proposal').click();
  await soon(() => {
    expect(settled.at(-1)?.values).toEqual({ Sex: { M: '男', Male: '男' } });
  });
});

it('stores a value under a name that is typed, once, and under its own when that is taken away', async () => {
  const settled = await shown(SEX);
  type('What 男 is stored as', '  先生 ');
  await soon(() => {
    expect(settled.at(-1)?.values).toEqual({ Sex: { 男: '先生' } });
    expect(field('What 男 is stored as').value).toBe('先生');
  });
  expect(settled).toHaveLength(2);
  type('What 男 is stored as', '');
  await soon(() => {
    expect(settled.at(-1)?.values).toEqual({ Sex: { 男: '男' } });
    expect(field('What 男 is stored as').value).toBe('男');
  });
});

it('lets nothing be named where the values are personal', async () => {
  const values = [value('138****8000', 2)];
  await shown({ ...SEX, masked: true, values }, 'zh-TW');
  expect(rows()).toEqual(['138****8000|2']);
  expect(document.body.textContent).toContain('「Sex」的值');
  expect(document.body.textContent).toContain('這些值是個人資料');
  expect(document.querySelector('input')).toBeNull();
});

it('gives a name back to what was stored as the value that now goes under it', () => {
  const values = [value('微信', 5), value('WeChat', 3, { name: '微信' })];
  expect(nameChange({ column: 'c', values }, '微信', 'WeChat')).toEqual({
    values: { c: { 微信: 'WeChat', WeChat: 'WeChat' } },
  });
  expect(nameChange({ column: 'c', values }, 'WeChat', 'WeChat')).toEqual({
    values: { c: { WeChat: 'WeChat' } },
  });
});
