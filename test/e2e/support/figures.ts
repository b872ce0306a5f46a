import type { Locator } from 'playwright-core';
import type { User } from './user.ts';

/** A figure of the page by its title. */
export function figureOf({ page }: User, title: string | RegExp): Locator {
  return page
    .locator('figure')
    .filter({ has: page.getByRole('heading', { level: 2, name: title }) });
}

/** The cells of the last table of a part of the page, row by row, its head left out. */
export function cellsOf(part: Locator): Promise<string[][]> {
  return part
    .locator('table')
    .last()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.querySelectorAll('th, td'), (cell) =>
          (cell as HTMLElement).innerText.trim(),
        ),
      ),
    );
}

/** Chooses an entry of a figure's menu. */
export async function fromMenu(user: User, figure: Locator, entry: string): Promise<void> {
  await figure.getByRole('button', { name: user.t('common.action.menu'), exact: true }).click();
  await user.page.getByRole('menuitem', { name: entry }).click();
}

/** The figure as the table that its menu offers. */
export async function tableOf(user: User, title: string | RegExp): Promise<string[][]> {
  const figure = figureOf(user, title);
  await fromMenu(user, figure, user.t('common.action.tableView'));
  const cells = await cellsOf(figure);
  await fromMenu(user, figure, user.t('common.action.chartView'));
  return cells;
}

/** The first number of a text as the English catalogue writes it; NaN for none. */
export function numberIn(text: string | undefined): number {
  const found = /[−-]?[\d,]+(?:\.\d+)?/u.exec((text ?? '').replaceAll('⁠', ''));
  return found === null ? Number.NaN : Number(found[0].replaceAll(',', '').replace('−', '-'));
}
