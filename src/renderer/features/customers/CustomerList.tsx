import { useMemo } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { CustomerRow } from '#shared/contract/customers.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { AskToShow, MaskedMark } from '../../app/masking/MaskingParts.tsx';
import { classInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import type { ColourMode } from '../../charts/scale.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { customerName } from '../../components/customerName.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './customers.module.css';
import type { CustomerSort, CustomerSorting } from './pick.ts';
import { NoneFound } from './NoneFound.tsx';
import { useCardAddress } from './useCardAddress.tsx';
import { useCustomerPages } from './useCustomerPages.ts';

/** Room for fifteen rows and the head. */
const HEIGHT = 508;

/** All customers of a rule, a page at a time; a row opens the card in the drawer. */
export function CustomerList(props: {
  readonly run: RunContext;
  /** Everything that must hold, the global filter included. */
  readonly rule: SegmentRule | null;
  readonly pick: SegmentRule | null;
  readonly search: string;
  readonly sorting: CustomerSorting;
  readonly onPick: (pick: SegmentRule | null) => void;
  readonly onSearch: (text: string) => void;
  readonly onSort: (sorting: CustomerSorting) => void;
}) {
  const { run, rule, pick, search, sorting, onPick, onSearch, onSort } = props;
  const words = useWords();
  const { t, format } = words;
  const showCard = useCardAddress(run);
  const mode = useScheme();
  const { head, total, rowAt, onRange } = useCustomerPages(rule, search, sorting);
  const settings = useContractQuery('settings.analysis', {});
  const value = useContractQuery('analysis.value', {});
  const alike = value.data?.clv.ok === true && value.data.clv.value.alike;
  const marginKnown = typeof settings.data?.clv.margin === 'number';
  const masked = head.data?.rows.some((row) => row.masked) === true;
  const columns = useMemo(
    () => customerColumns(run, words, mode, { marginKnown, masked }),
    [run, words, mode, marginKnown, masked],
  );

  return (
    <Answer query={head} height={HEIGHT}>
      {(page) => (
        <>
          <p className={styles['summary']}>
            {t(run.hasAmounts ? 'customers.list.summary' : 'customers.list.summaryPlain', {
              shown: format.number(page.total),
              all: t('common.count.customers', { count: page.all }),
              revenue: format.money(page.revenue, page.money),
            })}
            {masked && (
              <>
                {' · '}
                <AskToShow />
              </>
            )}
            {page.total === 1 && ` · ${t('customers.one.note')}`}
          </p>
          {alike && (
            <p className={styles['note']} role="note">
              {t('valueTotals.alikeList')}
            </p>
          )}
          {page.total === 0 && (pick !== null || search !== '') ? (
            <NoneFound pick={pick} onPick={onPick} search={search} onSearch={onSearch} />
          ) : (
            <DataTable<CustomerRow, ColumnId>
              label={t('customers.tableLabel')}
              columns={columns}
              count={total}
              rowAt={rowAt}
              onRange={onRange}
              sorting={sorting}
              onSort={({ by, direction }) => {
                if (by !== 'class12') onSort({ by, direction });
              }}
              onOpen={({ index }) => showCard(index)}
              content={JSON.stringify([rule, search, sorting])}
              height={HEIGHT}
            />
          )}
        </>
      )}
    </Answer>
  );
}

type ColumnId = CustomerSort | 'class12';
type CustomerColumn = Column<CustomerRow, ColumnId>;

function customerColumns(
  run: RunContext,
  { t, known, format, language }: Words,
  mode: ColourMode,
  { marginKnown, masked }: { readonly marginKnown: boolean; readonly masked: boolean },
): CustomerColumn[] {
  const number = (
    id: CustomerSort,
    width: string,
    cell: (row: CustomerRow) => string,
    label = t(`customers.column.${id}`),
  ): CustomerColumn => ({ id, label, width, numeric: true, sortable: true, cell });
  // Chinese days are longer, Chinese names shorter.
  const [dayWidth, classWidth, silentWidth, chanceWidth] =
    language === 'en' ? ['86px', '132px', '76px', '86px'] : ['122px', '92px', '70px', '78px'];
  const day = (iso: string | null): string => (iso === null ? '–' : format.day(iso));
  const columns: CustomerColumn[] = [
    {
      id: 'customer_id',
      label: t('customers.column.customer_id'),
      width: 'minmax(100px, 1fr)',
      sortable: true,
      ...(masked && { mark: <MaskedMark /> }),
      cell: (row) => (
        <span className={styles['idCell']} title={row.id}>
          {customerName(row.id)}
        </span>
      ),
    },
    {
      id: 'class12',
      label: t('customers.column.class'),
      width: `minmax(${classWidth}, 1.4fr)`,
      cell: (row) =>
        row.class12 === null ? (
          '–'
        ) : (
          <>
            <Swatch colour={classInk('class12', row.class12, mode)} />
            {known(`terms.class12.${row.class12}`)}
          </>
        ),
    },
    number('score', '48px', (row) => row.score ?? '–'),
    number('first_order', dayWidth, (row) => day(row.firstOrder)),
    number('last_order', dayWidth, (row) => day(row.lastOrder)),
    number('recency_days', silentWidth, (row) =>
      row.recencyDays === null ? '–' : format.number(row.recencyDays),
    ),
    number('orders', '52px', (row) => format.number(row.orders)),
  ];
  if (!run.hasAmounts) return columns;
  return [
    ...columns,
    number('net_revenue', '92px', (row) => format.money(row.netRevenue, run.money)),
    number('p_order', chanceWidth, (row) =>
      row.pOrder === null ? '–' : format.percent(row.pOrder, 0),
    ),
    number(
      'clv',
      '88px',
      (row) => (row.clv === null ? '–' : format.money(row.clv, run.money)),
      t(marginKnown ? 'customers.column.clv' : 'customers.column.ltv'),
    ),
  ];
}
