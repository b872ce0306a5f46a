import type { RunContext } from '#shared/contract/run.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { realisedLines } from './realisedLines.ts';
import styles from './value.module.css';
import type { RealisedFigures } from './valueTypes.ts';

/** From gross to net, so that the total can be checked against the source. */
export function Realised({ figures, run }: { figures: RealisedFigures; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const lines = realisedLines(figures, run, words);
  return (
    <FigureFrame
      title={t('value.realised.title')}
      caption={countedCaption(
        [t('value.realised.measure'), `${format.day(run.firstDay)} – ${format.day(run.asOf)}`],
        run.customers,
        words,
      )}
      measure="net_revenue"
      report={{ kind: 'value', show: 'realised' }}
      table={{
        columns: [
          { label: t('value.realised.line') },
          { label: t('value.realised.amount'), numeric: true },
        ],
        rows: lines.map(({ label, amount }) => [label, amount]),
      }}
    >
      <RealisedTable figures={figures} run={run} />
      <p className={styles['note']}>{t('value.realised.note')}</p>
    </FigureFrame>
  );
}

/** The lines as a table. */
export function RealisedTable({ figures, run }: { figures: RealisedFigures; run: RunContext }) {
  const words = useWords();
  return (
    <table className={styles['lines']}>
      <tbody>
        {realisedLines(figures, run, words).map(({ label, amount, kind }) => (
          <tr key={label} className={kind === 'plain' ? undefined : styles[kind]}>
            <th scope="row">{label}</th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
