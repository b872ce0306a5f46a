import { SegmentedControl } from '@mantine/core';
import { CORRELATIONS, type Correlation, type FeaturesView } from '#shared/contract/features.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { CorrelationTable, type CorrelationCell } from '../../charts/CorrelationTable.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useChoice } from '../../components/useChoice.ts';
import { HIGH_CORRELATION, pText } from './featureText.ts';
import styles from './value.module.css';

type Pair = FeaturesView['pairs'][number];

/** Every pair of features, and a warning for those that say almost the same. */
export function CorrelationFigure(props: {
  readonly view: FeaturesView;
  /** Shown at first. */
  readonly begin?: Correlation;
}) {
  const { view, begin = 'spearman' } = props;
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const [kind, setKind] = useChoice('pairs', CORRELATIONS, begin);
  const high = view.pairs.filter((pair) => Math.abs(pair[kind].r ?? 0) > HIGH_CORRELATION);
  const limit = format.number(HIGH_CORRELATION, 1);
  return (
    <FigureFrame
      title={t('features.pairs.title')}
      caption={t('features.pairs.measure', {
        kind: t(`features.pairs.${kind}`),
        n: format.number(view.run.customers),
      })}
      measure="feature_correlation"
      report={{ kind: 'correlations', show: kind }}
      table={pairSpec(view, kind, words)}
      actions={
        <SegmentedControl
          aria-label={t('features.pairs.kind')}
          value={kind}
          onChange={setKind}
          data={CORRELATIONS.map((value) => ({
            value,
            label: t(`features.pairs.${value}`),
          }))}
        />
      }
    >
      <CorrelationTable
        names={view.features.map((feature) => t(`features.feature.${feature}`))}
        rows={matrixOf(view, kind, words)}
        mode={mode}
        corner={t('features.pairs.feature')}
      />
      {high.length === 0 ? (
        <p className={styles['note']}>{t('features.pairs.noneHigh', { limit })}</p>
      ) : (
        <p className={styles['warned']} role="note">
          {t('features.pairs.high', {
            limit,
            pairs: words.format.items(high.map((pair) => pairText(pair, kind, words))),
          })}
        </p>
      )}
    </FigureFrame>
  );
}

function pairText(
  { first, second, ...pair }: Pair,
  kind: Correlation,
  { t, format }: Words,
): string {
  return t('features.pairs.pair', {
    first: t(`features.feature.${first}`),
    second: t(`features.feature.${second}`),
    r: format.number(pair[kind].r ?? 0, 2),
  });
}

function matrixOf(view: FeaturesView, kind: Correlation, words: Words): CorrelationCell[][] {
  return view.features.slice(1).map((second, i) =>
    view.features.slice(0, i + 1).map((first) => {
      const pair = view.pairs.find((one) => one.first === first && one.second === second);
      return pair ? cellOf(pair, kind, words) : { r: null, text: '–', label: '' };
    }),
  );
}

function cellOf(pair: Pair, kind: Correlation, words: Words): CorrelationCell {
  const { t, format } = words;
  const { r, p, low, high } = pair[kind];
  const write = (value: number | null): string => (value === null ? '–' : format.number(value, 2));
  return {
    r,
    text: write(r),
    label: t('features.pairs.cell', {
      first: t(`features.feature.${pair.first}`),
      second: t(`features.feature.${pair.second}`),
      r: write(r),
      low: write(low),
      high: write(high),
      p: pText(p, words),
      n: format.number(pair.n),
    }),
  };
}

function pairSpec(view: FeaturesView, kind: Correlation, words: Words): TableSpec {
  const { t, format } = words;
  const write = (value: number | null): string | null =>
    value === null ? null : format.number(value, 3);
  return {
    columns: [
      { label: t('features.pairs.first') },
      { label: t('features.pairs.second') },
      { label: t('features.pairs.r'), numeric: true },
      { label: t('features.pairs.low'), numeric: true },
      { label: t('features.pairs.upTo'), numeric: true },
      { label: t('features.p'), numeric: true },
      { label: t('features.n'), numeric: true },
    ],
    rows: view.pairs.map((pair) => [
      t(`features.feature.${pair.first}`),
      t(`features.feature.${pair.second}`),
      write(pair[kind].r),
      write(pair[kind].low),
      write(pair[kind].high),
      pText(pair[kind].p, words),
      format.number(pair.n),
    ]),
  };
}
