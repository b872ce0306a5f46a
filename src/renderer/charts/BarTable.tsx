import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../app/LanguageProvider.tsx';
import { useOnScreen } from '../components/paper.tsx';
import type { TableSpec } from '../components/tableSpec.ts';
import { WhatToDo } from '../components/WhatToDo.tsx';
import styles from './bars.module.css';
import { Swatch } from './Swatch.tsx';

export interface BarRow {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
  /** Share of all customers. */
  readonly share: number;
  /** Share of net revenue; null where the data carry no amounts. */
  readonly revenueShare: number | null;
  /** Instead of the numbers, where there is nothing to count. */
  readonly note?: string;
}

/** A further column of a bar table. */
export interface BarExtra {
  readonly label: string;
  readonly of: (id: string) => {
    readonly text: string;
    readonly title: string;
    readonly faded: boolean;
  };
}

/**
 * Groups with their share of customers (filled bar) above their share of revenue (outlined bar), both
 * on one scale: where the outline is longer, the group brings more than its number.
 */
export function BarTable(props: {
  readonly rows: readonly BarRow[];
  readonly nameLabel: string;
  readonly extra?: BarExtra | undefined;
  readonly onOpen?: ((id: string) => void) | undefined;
  /** The customers of a group, where the playbook says what to do with them. */
  readonly act?: ((id: string) => SegmentRule) | undefined;
}) {
  const { rows, extra } = props;
  const onOpen = useOnScreen(props.onOpen);
  const act = useOnScreen(props.act);
  const { t, format } = useWords();
  const withRevenue = rows.some(({ revenueShare }) => revenueShare !== null);
  const longest = Math.max(0.0001, ...rows.flatMap((row) => [row.share, row.revenueShare ?? 0]));
  const width = (share: number): string => `${Math.max(0, (share / longest) * 100)}%`;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{props.nameLabel}</th>
          <th scope="col" className={styles['number']}>
            {t('customers.bars.customers')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('customers.bars.share')}
          </th>
          {withRevenue && (
            <th scope="col" className={styles['number']}>
              {t('customers.bars.revenueShare')}
            </th>
          )}
          {extra && (
            <th scope="col" className={styles['number']}>
              {extra.label}
            </th>
          )}
          <th aria-hidden="true" />
          {act && <td className={styles['act']} />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {onOpen && row.note === undefined ? (
                <button
                  type="button"
                  className={styles['name']}
                  title={t('customers.bars.show', { name: row.name })}
                  onClick={() => onOpen(row.id)}
                >
                  <Swatch colour={row.colour} />
                  {row.name}
                </button>
              ) : (
                <>
                  <Swatch colour={row.colour} />
                  {row.name}
                </>
              )}
            </th>
            {row.note === undefined ? (
              <>
                <td className={styles['number']}>{format.number(row.customers)}</td>
                <td className={styles['number']}>{format.percent(row.share)}</td>
                {withRevenue && (
                  <td className={styles['number']}>
                    {row.revenueShare === null ? '–' : format.percent(row.revenueShare)}
                  </td>
                )}
                {extra && <ExtraCell {...extra.of(row.id)} />}
                <td className={styles['barCell']} aria-hidden="true">
                  <span className={styles['pair']}>
                    <span
                      className={styles['bar']}
                      style={{ width: width(row.share), backgroundColor: row.colour }}
                    />
                    {row.revenueShare !== null && (
                      <span
                        className={styles['bar']}
                        style={{
                          width: width(row.revenueShare),
                          border: `1px solid ${row.colour}`,
                        }}
                      />
                    )}
                  </span>
                </td>
              </>
            ) : (
              <td colSpan={3 + (withRevenue ? 1 : 0) + (extra ? 1 : 0)} className={styles['note']}>
                {row.note}
              </td>
            )}
            {act && (
              <td className={styles['act']}>
                <WhatToDo compact basis={{ kind: 'rule', rule: act(row.id) }} name={row.name} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ExtraCell({ text, title, faded }: ReturnType<BarExtra['of']>) {
  return (
    <td
      className={`${styles['number'] ?? ''} ${faded ? (styles['faded'] ?? '') : ''}`}
      title={title}
    >
      {text}
    </td>
  );
}

/** The numbers of a bar table. */
export function barSpec(rows: readonly BarRow[], { t, format }: Words, name: string): TableSpec {
  return {
    columns: [
      { label: name },
      { label: t('customers.bars.customers'), numeric: true },
      { label: t('customers.bars.share'), numeric: true },
      { label: t('customers.bars.revenueShare'), numeric: true },
    ],
    rows: rows.map((row) => {
      if (row.note !== undefined) return [row.name, row.note, null, null];
      return [
        row.name,
        format.number(row.customers),
        format.percent(row.share),
        row.revenueShare === null ? null : format.percent(row.revenueShare),
      ];
    }),
  };
}
