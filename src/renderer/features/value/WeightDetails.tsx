import { Checkbox, NumberInput } from '@mantine/core';
import type { RfmWeightsView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Gated } from '../../components/Answer.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { PairSliders } from './PairSliders.tsx';
import { componentSpec, entropySpec } from './weightTables.ts';
import styles from './value.module.css';

type WeightSettings = AnalysisSettings['rfm']['weights'];

interface Props {
  readonly view: RfmWeightsView;
  readonly typed: WeightSettings;
  readonly onChange: (weights: WeightSettings) => void;
}

/** What the chosen way rests on, and what can be set about it. */
export function WeightDetails(props: Props) {
  const words = useWords();
  const { t } = words;
  const { view, typed } = props;
  switch (typed.kind) {
    case 'equal':
      return null;
    case 'ahp':
      return <Judgements {...props} />;
    case 'manual':
      return <OwnParts {...props} />;
    case 'pca':
      return (
        <Gated gated={view.pca}>
          {(pca) => (
            <>
              <h3>{t('weights.pca.title')}</h3>
              <SimpleTable table={componentSpec(pca, words)} />
              <p className={pca.sameDirection ? styles['note'] : styles['banner']}>
                {t(pca.sameDirection ? 'weights.pca.note' : 'weights.pca.against')}
              </p>
            </>
          )}
        </Gated>
      );
    case 'entropy':
      return (
        <Gated gated={view.entropy}>
          {({ entropy }) => (
            <>
              <h3>{t('weights.entropy.title')}</h3>
              <SimpleTable table={entropySpec(entropy, words)} />
              <p className={styles['note']}>{t('weights.entropy.note')}</p>
            </>
          )}
        </Gated>
      );
  }
}

function Judgements({ view, typed, onChange }: Props) {
  const { t, format } = useWords();
  const { consistencyRatio, most } = view.ahp;
  const contradicts = consistencyRatio > most;
  return (
    <>
      <PairSliders pairs={typed.pairs} onChange={(pairs) => onChange({ ...typed, pairs })} />
      <p className={contradicts ? styles['banner'] : styles['note']} role="status">
        {t(contradicts ? 'weights.ahp.contradict' : 'weights.ahp.agree', {
          ratio: format.number(consistencyRatio, 3),
          most: format.number(most, 2),
        })}
      </p>
      {(contradicts || typed.allowInconsistent) && (
        <Checkbox
          label={t('weights.ahp.allow')}
          checked={typed.allowInconsistent}
          onChange={(event) =>
            onChange({ ...typed, allowInconsistent: event.currentTarget.checked })
          }
        />
      )}
    </>
  );
}

function OwnParts({ typed, onChange }: Props) {
  const { t } = useWords();
  return (
    <div className={styles['parts']}>
      {(['recency', 'frequency', 'monetary'] as const).map((part) => (
        <NumberInput
          key={part}
          label={t('weights.manual.part', { name: t(`weights.${part}`) })}
          min={0}
          max={100}
          clampBehavior="strict"
          value={typed.manual[part]}
          onChange={(value) =>
            onChange({ ...typed, manual: { ...typed.manual, [part]: Number(value) } })
          }
        />
      ))}
    </div>
  );
}
