import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { User } from '../test/e2e/support/user.ts';
import { timeToFigures, type Shown } from './pageWatch.ts';

/** One question of the explorers: how long each asking took, and what it may take. */
export interface Line {
  readonly question: string;
  readonly limit: number;
  readonly times: readonly Shown[];
}

const MAX_COUNT_MS = 300;
const MAX_COHORTS_MS = 1000;
const MAX_SORT_MS = 500;

/** A screen under the global filter, and its first figure. */
interface FilteredScreen {
  readonly name: string;
  readonly address: string;
  readonly figure: string;
  readonly limit: number;
}

const FILTERED: readonly FilteredScreen[] = [
  {
    name: 'customers',
    address: 'customers?',
    figure: 'main p:has(+ div [role="grid"])',
    limit: MAX_COUNT_MS,
  },
  {
    name: 'lifecycle, now',
    address: 'lifecycle?scheme=time&',
    figure: 'main figure table',
    limit: MAX_COUNT_MS,
  },
  {
    name: 'lifecycle, compared',
    address: 'lifecycle?scheme=time&view=compare&',
    figure: 'main figure table',
    limit: MAX_COUNT_MS,
  },
  {
    name: 'segments',
    address: 'customers?tab=segments&',
    figure: 'main',
    limit: MAX_COUNT_MS,
  },
  { name: 'cohorts', address: 'retention?', figure: 'main figure table', limit: MAX_COHORTS_MS },
];

/** Three conditions that no screen has been asked before: the number of days tells one from another. */
function ruleOf(asking: number): SegmentRule {
  return {
    kind: 'all',
    rules: [
      { kind: 'number', field: 'orders', least: 2 + (asking % 3) },
      { kind: 'number', field: 'recency_days', least: asking },
      { kind: 'not', rule: { kind: 'choice', field: 'stage.time', values: ['lost'] } },
    ],
  };
}

const TIMES = 4;
/** The first screen after the import reads all columns. */
const MOST_FIRST_MS = 60_000;

/** Clicks through filters, the builder and the customers table. */
export async function* clickThrough(user: User): AsyncGenerator<Line> {
  for (const [at, screen] of FILTERED.entries()) {
    yield* await filters(user, screen, 10 * (at + 1));
  }
  yield await builder(user);
  yield* await sorts(user);
}

/** The filter is set by an address, as a link or a step back does, and a chip of it taken off. */
async function filters(user: User, screen: FilteredScreen, first: number): Promise<Line[]> {
  const { page, t } = user;
  const { name, address, figure, limit } = screen;
  await open(user, address);
  await page.locator(figure).first().waitFor({ timeout: MOST_FIRST_MS });
  await user.settle();
  const set: Shown[] = [];
  const taken: Shown[] = [];
  for (let asking = first; asking < first + TIMES; asking++) {
    const filter = encodeURIComponent(JSON.stringify(ruleOf(asking)));
    set.push(await timeToFigures(page, figure, () => open(user, `${address}filter=${filter}`)));
    const chip = page.getByRole('group', { name: t('segments.chip.title') }).getByRole('button');
    taken.push(await timeToFigures(page, figure, () => chip.first().click()));
  }
  return [
    { question: `${name}: filter set`, limit, times: set },
    { question: `${name}: a condition taken off`, limit, times: taken },
  ];
}

/** A number of one condition is typed anew; what the program waits for the typing to rest is in it. */
async function builder(user: User): Promise<Line> {
  const { page, t } = user;
  const rule = encodeURIComponent(JSON.stringify(ruleOf(90)));
  await open(user, `customers?tab=segments&segment=new&rule=${rule}`);
  await page.locator('main [role="status"]').first().waitFor();
  await user.settle();
  const field = page.getByLabel(t('segmentBuilder.least')).first();
  const times: Shown[] = [];
  for (const least of ['5', '6', '7', '8']) {
    times.push(await timeToFigures(page, 'main [role="status"]', () => field.fill(least)));
  }
  return { question: 'segment builder: a number typed', limit: MAX_COUNT_MS, times };
}

/** The table of all customers in the order of a column, asked for the first time and the other way round. */
async function sorts(user: User): Promise<Line[]> {
  const { page, t } = user;
  await open(user, 'customers?');
  await page.locator('main [role="grid"]').waitFor({ timeout: MOST_FIRST_MS });
  await user.settle();
  const first: Shown[] = [];
  const turned: Shown[] = [];
  for (const column of ['orders', 'last_order', 'score', 'customer_id'] as const) {
    const head = page
      .getByRole('columnheader')
      .getByRole('button', { name: t(`customers.column.${column}`) });
    const rows = 'main [role="rowgroup"]';
    first.push(await timeToFigures(page, rows, () => head.click()));
    turned.push(await timeToFigures(page, rows, () => head.click()));
  }
  return [
    { question: 'customers: sorted by another column', limit: MAX_SORT_MS, times: first },
    { question: 'customers: the other way round', limit: MAX_SORT_MS, times: turned },
  ];
}

async function open(user: User, address: string): Promise<void> {
  await user.page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${address}`);
}
