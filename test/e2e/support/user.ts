import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { createTranslator, type Translate } from '#shared/i18n/index.ts';
import type { Language } from '#shared/contract/common.ts';
import type { InputOf, MethodName, NamesOfKind, OutputOf } from '#shared/contract/index.ts';
import type { Screen } from '../../../src/renderer/app/routes.ts';
import { openApp, type TestApp } from './app.ts';

export const PASSPHRASE = 'seven quiet herons at dusk';

/** The checker's own source: the policy of the page lets no script be added to it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a request is worth: of a job its number, of all else its answer. */
type Answered<Name extends MethodName> =
  Name extends NamesOfKind<'job'> ? { readonly jobId: number } : OutputOf<Name>;

/** What the core answers to a request. */
type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** States of a job that is not at its end. */
const BUSY: ReadonlySet<string> = new Set(['queued', 'running', 'paused', 'cancelling']);

interface AxeGlobal {
  readonly axe: {
    run(
      context: Document,
      options: object,
    ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
  };
}

/** The words a user looks for, in a language. */
export function wordsOf(language: Language): Translate {
  return createTranslator(language).t;
}

/** Acts on the page as a person would: by what is written on it. */
export class User {
  readonly app: TestApp;
  language: Language = 'en';
  /** Clicks so far; fields are reached by the tab key or have the focus. */
  clicks = 0;

  constructor(app: TestApp) {
    this.app = app;
  }

  get page() {
    return this.app.page;
  }

  get t(): Translate {
    return wordsOf(this.language);
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Clicks as soon as it can, on a busy machine after minutes, and counts it. */
  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click({ timeout: 120_000 });
  }

  /** Chooses a file in the dialog of a button; the choice in the dialog is a click too. */
  async chooseFile(button: Locator, path: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.click(button);
    const dialog = await asked;
    this.clicks += 1;
    await dialog.setFiles(path);
  }

  /** From the first screen to an open, empty workspace: four steps, words noted and confirmed. */
  async createWorkspace(name: string): Promise<void> {
    const { page, t } = this;
    await this.click(page.getByRole('button', { name: t('unlock.first.create') }));
    await page.getByLabel(t('unlock.create.name')).fill(name);
    await this.click(this.button(t('common.action.continue')));
    await page.getByLabel(t('unlock.create.passphrase'), { exact: true }).fill(PASSPHRASE);
    await page.getByLabel(t('unlock.create.again')).fill(PASSPHRASE);
    await this.click(this.button(t('common.action.continue')));
    await this.click(page.getByText(t('unlock.words.understand')));
    const words = await page.locator('ol li').allInnerTexts();
    await this.click(this.button(t('common.action.continue')));
    for (const [index, text] of words.entries()) {
      const field = page.getByLabel(t('unlock.words.number', { number: index + 1 }), {
        exact: true,
      });
      if ((await field.count()) > 0) await field.fill(text.replace(/^\d+\s*/, ''));
    }
    await this.click(this.button(t('unlock.words.finish')));
    await page.getByRole('navigation').first().waitFor();
  }

  async unlock(passphrase = PASSPHRASE): Promise<void> {
    await this.page.getByLabel(this.t('unlock.form.passphrase'), { exact: true }).fill(passphrase);
    await this.button(this.t('unlock.form.unlock')).click();
  }

  async goTo(screen: Screen): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${screen}`);
    await this.settle();
  }

  /** Waits until nothing on the page says that it is loading. */
  async settle(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForTimeout(250);
    await this.page.waitForFunction(
      () => document.querySelectorAll('[aria-busy="true"], [data-loading="true"]').length === 0,
    );
  }

  /** What a screen reader or weak eyes would stumble over on the page, by rule and element. */
  async obstacles(): Promise<string[]> {
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as AxeGlobal).axe.run(document, {
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
    });
  }

  /** A file of the user's, outside the program's folders. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.app.exportFolder, name);
    writeFileSync(path, content);
    return path;
  }

  /** The wizard with what it proposes: choose, next, next, import. */
  async importFile(path: string): Promise<void> {
    await this.toColumns(path);
    await this.fromColumnsToResult();
  }

  /** Chooses a file and goes on to what its columns mean. */
  async toColumns(path: string): Promise<void> {
    const { page, t } = this;
    await this.goTo('data');
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.getByText(t('data.wizard.title.reading')).waitFor({ timeout: 60_000 });
    await this.button(t('common.action.next')).click();
    await page.getByText(t('data.wizard.title.columns')).waitFor();
  }

  /** Imports the file whose columns are on the screen. */
  async fromColumnsToResult(): Promise<void> {
    const { page, t } = this;
    await this.button(t('common.action.next')).click();
    const doImport = page.getByRole('button', { name: /^(Import|导入|匯入) / });
    await doImport.waitFor({ timeout: 60_000 });
    await doImport.click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor({ timeout: 120_000 });
  }

  /** Waits until the latest run is there and fits the data. */
  async figures(): Promise<void> {
    // Not by waitForFunction: with an interval it takes the promise of an answer for the answer.
    for (const end = Date.now() + 120_000; Date.now() < end;) {
      if (await this.#figuresAreThere()) return;
      await this.page.waitForTimeout(100);
    }
    throw new Error('no figures within two minutes');
  }
  /** Asks the core as the page does; a job is begun and not waited for. A refusal is an error. */
  async ask<Name extends MethodName>(method: Name, input: InputOf<Name>): Promise<Answered<Name>> {
    const request = JSON.stringify({ method, input });
    const reply = await this.page.evaluate((json) => window.perennial.request(json), request);
    const answer = JSON.parse(reply) as Answer<Answered<Name>>;
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`);
    return answer.value;
  }

  /** True if no job runs and the latest run fits the data. */
  async #figuresAreThere(): Promise<boolean> {
    const summary = await this.ask('analysis.current', {});
    const jobs = await this.ask('jobs.list', {});
    const idle = jobs.every(({ state }) => !BUSY.has(state));
    return idle && summary !== null && !summary.run.stale;
  }
}

/** A user in front of the program that was opened just now, in a window of 1280 by 800. */
export async function openUser(): Promise<User> {
  const user = new User(await openApp());
  await user.page.setViewportSize({ width: 1280, height: 800 });
  return user;
}
