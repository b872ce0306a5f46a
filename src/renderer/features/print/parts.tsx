import type { MouseEvent, ReactNode } from 'react';
import type { Gate } from '#shared/contract/common.ts';
import type { RunContext } from '#shared/contract/run.ts';
import type { ReportPage } from '#shared/domain/reportPages.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { gateText } from '../../components/stateText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { pageAnchor } from './pages.ts';
import styles from './print.module.css';

/** A page of the standard report. */
export function ReportSection(props: {
  readonly page: ReportPage;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return <Sheet {...props} id={pageAnchor(props.page)} title={t(`print.page.${props.page}`)} />;
}

/** A section of the report that begins on a page of its own. */
export function Sheet(props: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const { id } = props;
  return (
    <section id={id} className={styles['section']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{props.title}</h2>
      {props.lead !== undefined && <p className={styles['lead']}>{props.lead}</p>}
      {props.children}
    </section>
  );
}

/** A figure: its message, measure, drawing, and the source with n. Never broken across pages. */
export function ReportFigure(props: {
  readonly title: string;
  readonly caption?: string;
  readonly run: RunContext;
  readonly n?: number;
  readonly children: ReactNode;
}) {
  const { t, format } = useWords();
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <h3>{props.title}</h3>
        {props.caption !== undefined && <p className={styles['caption']}>{props.caption}</p>}
      </figcaption>
      {props.children}
      {props.n !== undefined && (
        <p className={styles['source']}>
          {t('print.figure.source', {
            day: format.day(props.run.dataAsOf),
            n: format.number(props.n),
          })}
        </p>
      )}
    </figure>
  );
}

/** In the place of a figure that the data cannot carry. */
export function ReportGate({ gate }: { gate: Gate }) {
  const words = useWords();
  return (
    <p className={styles['missing']}>
      {words.t('print.figure.missing')}: {gateText(gate, words)}
    </p>
  );
}

/** A table whose head stands again on every page that it runs over. */
export function ReportTable({ table, total }: { table: TableSpec; total?: boolean }) {
  const last = table.rows.length - 1;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {table.columns.map(({ label, numeric }) => (
            <th key={label} scope="col" className={numeric === true ? styles['number'] : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row} className={total === true && row === last ? styles['total'] : undefined}>
            {table.columns.map(({ label, numeric }, index) => (
              <td key={label} className={numeric === true ? styles['number'] : undefined}>
                {cells[index] ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A link to an element of the report by its id. The hash of the address is the route, so a click only scrolls. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const follow = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(to)?.scrollIntoView();
  };
  return (
    <a href={`#${to}`} onClick={follow}>
      {children}
    </a>
  );
}
