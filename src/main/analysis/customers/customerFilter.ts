import type { CustomerFilter } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import { firstDayOfMonth, lastDayOfMonth } from '#shared/domain/calendar.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { textAt } from '#main/store/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumns } from '../runColumns.ts';
import { matchingIds } from './idSearch.ts';

/** What a filter needs to know of a run. */
export interface FilterSource {
  readonly columns: RunColumns;
  readonly ledger: () => Ledger;
  readonly pseudonymKey: () => Uint8Array;
}

/**
 * One byte per customer of the run, 1 where every part of the filter holds. A part that names what the
 * run does not have (a class when RFM was gated, an unknown channel) fits nobody.
 *
 * @throws AppError BAD_REQUEST for a stage that its scheme does not have or a cohort that is no month.
 */
export function selectCustomers(source: FilterSource, filter: CustomerFilter): Uint8Array {
  const { columns } = source;
  const selected = Uint8Array.from(columns.need('present'));
  const equal = (column: ArrayLike<number> | undefined, wanted: number): void => {
    for (let c = 0; c < selected.length; c++) {
      if (column?.[c] !== wanted) selected[c] = 0;
    }
  };
  if (filter.class12) equal(columns.get('class12'), RFM_CLASSES_12.indexOf(filter.class12));
  if (filter.class8) equal(columns.get('class8'), RFM_CLASSES_8.indexOf(filter.class8));
  if (filter.r) equal(columns.get('r'), filter.r);
  if (filter.f) equal(columns.get('f'), filter.f);
  if (filter.m) equal(columns.get('m'), filter.m);
  if (filter.loyalty) equal(columns.get('loyalty'), LOYALTY_TIERS.indexOf(filter.loyalty));
  if (filter.grade) equal(columns.get('grade'), filter.grade);
  if (filter.stage) {
    const { scheme, stage } = filter.stage;
    const wanted = (STAGE_SCHEMES[scheme] as readonly string[]).indexOf(stage);
    if (wanted < 0) throw new AppError('BAD_REQUEST', { details: { rule: 'stage' } });
    equal(columns.get(`stage_${scheme}`), wanted);
  }
  if (filter.cohort !== undefined) onlyCohort(columns, filter.cohort, selected);
  if (filter.channel !== undefined) {
    equal(columns.need('channel'), channelCode(source.ledger(), filter.channel));
  }
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const { customers, aliases } = source.ledger();
    const key = source.pseudonymKey();
    const found = matchingIds(customers, filter.search, key);
    matchingIds(aliases.texts, filter.search, key).forEach((hit, alias) => {
      if (hit === 1) found[aliases.customer[alias] as number] = 1;
    });
    for (let c = 0; c < selected.length; c++)
      selected[c] = (selected[c] as number) & (found[c] as number);
  }
  return selected;
}

function onlyCohort(columns: RunColumns, cohort: string, selected: Uint8Array): void {
  const match = /^(\d{4})-(\d{2})$/.exec(cohort);
  const month = Number(match?.[2]);
  if (!match || month < 1 || month > 12) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'cohort' } });
  }
  const index = Number(match[1]) * 12 + month - 1;
  const from = firstDayOfMonth(index);
  const to = lastDayOfMonth(index);
  const first = columns.need('first_day');
  const orders = columns.need('orders');
  for (let c = 0; c < selected.length; c++) {
    const day = first[c] as number;
    if ((orders[c] as number) === 0 || day < from || day > to) selected[c] = 0;
  }
}

/** Code of a channel by name; -1, which no customer has, for one that the data do not know. */
function channelCode(ledger: Ledger, name: string): number {
  for (let code = 1; code < ledger.channels.count; code++) {
    if (textAt(ledger.channels, code) === name) return code;
  }
  return -1;
}
