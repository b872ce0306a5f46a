import type { CustomerCard, customersContract } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Store } from '#main/store/index.ts';
import type { z } from 'zod';
import type { RunTables } from '../views/stored.ts';
import type { CustomerGoods } from '../goods/index.ts';
import { besideRecords } from './besideRecords.ts';
import { contactOf } from './contact.ts';
import type { CustomerNames } from './customerNames.ts';
import { customerCard } from './customerCard.ts';
import { customerRow } from './customerRow.ts';
import { CustomerViews, type ListSource } from './customerViews.ts';

export type CustomersPageInput = z.output<(typeof customersContract)['customers.page']['input']>;
export type CustomersPage = z.output<(typeof customersContract)['customers.page']['output']>;

/** What the customers of a run are read from. */
export interface CustomersSource extends Omit<ListSource, 'pseudonymKey'> {
  readonly goods: CustomerGoods;
  readonly names: () => CustomerNames;
  readonly orders: () => OrderColumns;
  readonly asOf: number;
  readonly settings: () => AnalysisSettings;
  readonly table: <Name extends 'rfm' | 'value'>(name: Name) => RunTables[Name];
}

/** The customers of a run: pages of the list and single cards. */
export class RunCustomers {
  readonly #store: Store;
  readonly #source: CustomersSource;
  readonly #views: CustomerViews;

  constructor(store: Store, source: CustomersSource) {
    this.#store = store;
    this.#source = source;
    this.#views = new CustomerViews({ ...source, pseudonymKey: () => store.pseudonymKey() });
  }

  /**
   * Personal ids that were kept are masked unless `plain`.
   * @throws AppError BAD_REQUEST for a filter that names what does not exist; NO_RUN.
   */
  page({ filter, search, sort, offset, limit }: CustomersPageInput, plain = false): CustomersPage {
    const ledger = this.#source.ledger();
    const names = this.#source.names();
    const view = this.#views.view({ filter, search }, sort.by, sort.direction);
    return {
      money: ledger.money,
      total: view.index.length,
      all: this.#views.count(),
      revenue: view.revenue,
      rows: Array.from(view.index.subarray(offset, offset + limit), (index) =>
        customerRow({ columns: this.#source.columns, ledger, names, plain }, index),
      ),
    };
  }

  /**
   * Personal values that were kept are masked unless `plain`.
   * @throws AppError NOT_FOUND for a customer who is not in the run; NO_RUN.
   */
  card(index: number, plain = false): CustomerCard {
    const { columns, ledger, goods, names, orders, asOf, settings, table } = this.#source;
    if (columns.need('present')[index] !== 1) throw new AppError('NOT_FOUND');
    const { clv } = table('value');
    return customerCard(
      {
        columns,
        ledger: ledger(),
        names: names(),
        plain,
        goods,
        orders: orders(),
        asOf,
        horizonMonths: settings().clv.horizonMonths,
        stageRules: settings().stageRules,
        rfm: table('rfm'),
        beside: (ids) => ({
          ...besideRecords(this.#store, { ids, asOf, plain }),
          contact: contactOf(this.#store, ids, plain),
        }),
        clvGate: clv.ok ? undefined : clv,
      },
      index,
    );
  }
}
