import { appendFileSync } from 'node:fs';
import { makeOrders } from '#test/support/orders.ts';
import { openApp } from '../../e2e/support/app.ts';
import { User } from '../../e2e/support/user.ts';

/**
 * The program at work in its window: a unique name is imported, shown, searched for, opened and
 * reported. Then it tells its parent and waits to be killed. Arguments: the name.
 */
const [name = ''] = process.argv.slice(2);
const app = await openApp();
const user = new User(app);
await user.createWorkspace('Marker');
const made = makeOrders({
  customers: 300,
  seed: 2,
  customerName: (index) => `${name} ${String(index)}`,
});
await user.importFile(user.file('orders.csv', made.csv));
await user.figures();
await user.goTo('customers');
await app.page.getByPlaceholder(user.t('customers.search.hint')).fill(`${name} 7`);
await app.page
  .getByRole('gridcell', { name: `${name} 7`, exact: true })
  .first()
  .click();
await user.settle();
await user.goTo('reports');
await user.button(user.t('reports.print')).click();
await app.page.getByText(user.t('reports.printed.title')).waitFor({ timeout: 90_000 });
// Browsers write their profile every few seconds.
await app.page.waitForTimeout(6_000);
appendFileSync(1, `${app.exportFolder}\n`);
await new Promise(() => undefined);
