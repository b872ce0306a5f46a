import { useCallback } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import bars from '../../charts/bars.module.css';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { lorenzOption } from '../../charts/lorenz.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useClaims } from '../../components/useClaims.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { lorenzCaption, lorenzData, topClaims, topSpec } from './concentrationData.ts';
import styles from './value.module.css';
import type { ConcentrationFigures } from './valueTypes.ts';

interface Props {
  readonly figures: ConcentrationFigures;
  /** Customers whose revenue it is. */
  readonly customers: number;
}

/** How unequal revenue is: the Lorenz curve. */
export function LorenzFigure({ figures, customers }: Props) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => lorenzOption(lorenzData(figures, words), look),
    [figures, words],
  );
  const caption = lorenzCaption(figures, customers, words);
  return (
    <FigureFrame
      title={t('value.lorenz.title')}
      caption={caption}
      measure="gini"
      follows
      report={{ kind: 'value', show: 'lorenz' }}
      table={lorenzSpec(figures, t('value.lorenz.customers'), t('value.lorenz.revenue'), (share) =>
        format.percent(share),
      )}
    >
      <Chart option={option} description={caption} height={260} />
      {figures.negative > 0 && (
        <p className={styles['note']}>{t('value.lorenz.negative', { count: figures.negative })}</p>
      )}
    </FigureFrame>
  );
}

/** Share of revenue of the top customers as bars. */
export function TopFigure({ figures }: Pick<Props, 'figures'>) {
  const words = useWords();
  const { t } = words;
  const { claims, claimsSwitch } = useClaims();
  return (
    <FigureFrame
      title={t('value.top.title')}
      caption={t('value.top.measure')}
      measure="top_share"
      follows
      report={{ kind: 'value', show: 'top' }}
      table={topSpec(figures, words)}
      actions={claimsSwitch}
    >
      <TopTable figures={figures} />
      {claims && <p className={styles['note']}>{topClaims(figures, words)}</p>}
    </FigureFrame>
  );
}

/** The top shares as a table with bars; the whole width is all revenue. */
export function TopTable({ figures }: { figures: ConcentrationFigures }) {
  const words = useWords();
  const spec = topSpec(figures, words);
  return (
    <table className={bars['table']}>
      <thead>
        <tr>
          {spec.columns.map(({ label, numeric }) => (
            <th key={label} scope="col" className={numeric === true ? bars['number'] : undefined}>
              {label}
            </th>
          ))}
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {spec.rows.map(([name, customers, share], index) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={bars['number']}>{customers}</td>
            <td className={bars['number']}>{share}</td>
            <td className={styles['shareCell']} aria-hidden="true">
              <span
                className={styles['share']}
                style={{
                  width: `${Math.min(100, Math.max(0, (figures.top[index]?.revenue ?? 0) * 100))}%`,
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lorenzSpec(
  figures: ConcentrationFigures,
  customers: string,
  revenue: string,
  write: (share: number) => string,
): TableSpec {
  return {
    columns: [
      { label: customers, numeric: true },
      { label: revenue, numeric: true },
    ],
    rows: figures.lorenz.map(([x, y]) => [write(x), write(y)]),
  };
}
