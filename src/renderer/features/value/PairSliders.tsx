import { Slider } from '@mantine/core';
import type { WeightPairs } from '#shared/contract/rfmSettings.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { placeOf, ratioAt, SLIDER_END, SLIDER_STEP } from './pairRatio.ts';
import styles from './value.module.css';

const PAIRS = [
  { id: 'monetaryToFrequency', first: 'monetary', second: 'frequency' },
  { id: 'monetaryToRecency', first: 'monetary', second: 'recency' },
  { id: 'frequencyToRecency', first: 'frequency', second: 'recency' },
] as const;

/** Each two of the measures against each other; arrow keys move a slider by a tenth. */
export function PairSliders({
  pairs,
  onChange,
}: {
  readonly pairs: WeightPairs;
  readonly onChange: (pairs: WeightPairs) => void;
}) {
  const words = useWords();
  const { t } = words;
  return PAIRS.map(({ id, first, second }) => {
    const names = { first: t(`weights.${first}`), second: t(`weights.${second}`) };
    const said = judgementText(pairs[id], names, words);
    return (
      <div key={id} className={styles['pair']}>
        <p>{said}</p>
        <div className={styles['slider']}>
          <span>{names.second}</span>
          <Slider
            label={null}
            thumbLabel={t('weights.pair.label', names)}
            thumbProps={{ 'aria-valuetext': said }}
            min={-SLIDER_END}
            max={SLIDER_END}
            step={SLIDER_STEP}
            classNames={{ bar: styles['noBar'] ?? '' }}
            value={placeOf(pairs[id])}
            onChange={(place) => onChange({ ...pairs, [id]: ratioAt(place) })}
          />
          <span>{names.first}</span>
        </div>
      </div>
    );
  });
}

function judgementText(
  ratio: number,
  { first, second }: { readonly first: string; readonly second: string },
  { t, format }: Words,
): string {
  const place = placeOf(ratio);
  if (place === 0) return t('weights.pair.same', { first, second });
  const times = format.number(1 + Math.abs(place), 1);
  return place > 0
    ? t('weights.pair.more', { first, second, times })
    : t('weights.pair.more', { first: second, second: first, times });
}
