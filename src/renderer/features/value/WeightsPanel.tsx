import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RfmWeightsView } from '#shared/contract/rfm.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { RFM_WEIGHTINGS } from '#shared/domain/rfmClasses.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { WeightDetails } from './WeightDetails.tsx';
import { sharesOf, weightSpec, weightsCaption } from './weightTables.ts';
import styles from './value.module.css';

/** A slider moves faster than anybody reads; so long the last judgement rests before it is asked for. */
const REST_MS = 60;

/** How the three scores are weighed in the composite score: all ways, the chosen one in detail. */
export function WeightsPanel({ stored }: { readonly stored: AnalysisSettings }) {
  const [typed, setTyped] = useState(stored.rfm.weights);
  const [pairs] = useDebouncedValue(typed.pairs, REST_MS);
  const weights = useContractQuery('analysis.weights', { pairs });
  return (
    <Answer query={weights} height={320}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => <Panel view={view} stored={stored} typed={typed} onChange={setTyped} />}
        </Gated>
      )}
    </Answer>
  );
}

function Panel({
  view,
  stored,
  typed,
  onChange,
}: {
  readonly view: RfmWeightsView;
  readonly stored: AnalysisSettings;
  readonly typed: AnalysisSettings['rfm']['weights'];
  readonly onChange: (weights: AnalysisSettings['rfm']['weights']) => void;
}) {
  const words = useWords();
  const { t } = words;
  const save = useContractCommand('settings.setAnalysis');
  const inUse = stored.rfm.weights.kind;
  const { kind } = typed;
  const table = weightSpec(view, typed, inUse, words);
  const changed = JSON.stringify(typed) !== JSON.stringify(stored.rfm.weights);
  const contradicts =
    kind === 'ahp' && view.ahp.consistencyRatio > view.ahp.most && !typed.allowInconsistent;
  const next = { ...stored, rfm: { ...stored.rfm, weights: typed } };
  const usable =
    sharesOf(kind, view, typed) !== null && analysisSettingsSchema.safeParse(next).success;
  const error = errorOf(save.error);
  return (
    <FigureFrame
      title={t('weights.title')}
      caption={weightsCaption(view, words)}
      measure="rfm_weights"
      table={table}
      // What is typed here is in no report before it is in use.
      report={changed ? 'input' : { kind: 'weights' }}
    >
      <form
        className={styles['columns']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(next);
        }}
      >
        <div>
          <SegmentedControl
            aria-label={t('weights.way')}
            orientation="vertical"
            fullWidth
            value={kind}
            onChange={(value) => onChange({ ...typed, kind: value })}
            data={RFM_WEIGHTINGS.map((value) => ({ value, label: t(`weights.way.${value}`) }))}
          />
          <div className={styles['ways']}>
            <SimpleTable table={table} />
          </div>
        </div>
        <div className={styles['details']}>
          <p>{t(`weights.explain.${kind}`)}</p>
          <WeightDetails view={view} typed={typed} onChange={onChange} />
          {error && <ErrorState error={error} />}
          {save.isSuccess && !changed && <p role="status">{t('weights.saved')}</p>}
          <Button
            className={styles['use'] ?? ''}
            disabled={!changed || contradicts || !usable}
            loading={save.isPending}
            type="submit"
          >
            {t('weights.save')}
          </Button>
        </div>
      </form>
    </FigureFrame>
  );
}
