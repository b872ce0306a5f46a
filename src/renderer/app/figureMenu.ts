/** Marks the button that opens a figure's menu. */
export const FIGURE_MENU = { 'data-figure-menu': '' } as const;

const BUTTON = '[data-figure-menu]';

/**
 * Opens the menu of the figure in focus, else of the first one that is on the page: its table can be copied,
 * saved and put into the report from there, each by its own rules of protection. Without a figure nothing happens.
 */
export function openFigureMenu(): void {
  const focused = document.activeElement?.closest('figure')?.querySelector<HTMLElement>(BUTTON);
  const button = focused ?? document.querySelector<HTMLElement>(`main ${BUTTON}`);
  if (!button) return;
  button.scrollIntoView({ block: 'nearest' });
  button.focus();
  // After the key: a menu that appears while the key is still on its way takes it for one of its own, and closes.
  setTimeout(() => button.click(), 0);
}
