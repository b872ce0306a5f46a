import type { RfmWeightsView, WeightShares } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { RFM_WEIGHTINGS, type RfmWeightingKind } from '#shared/domain/rfmClasses.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

type WeightSettings = AnalysisSettings['rfm']['weights'];

const PARTS = ['recency', 'frequency', 'monetary'] as const;

/** The weights of one way; null where the scores do not give any. */
export function sharesOf(
  kind: RfmWeightingKind,
  view: RfmWeightsView,
  { manual }: WeightSettings,
): WeightShares | null {
  switch (kind) {
    case 'equal':
      return { recency: 1 / 3, frequency: 1 / 3, monetary: 1 / 3 };
    case 'manual': {
      const sum = manual.recency + manual.frequency + manual.monetary;
      if (!(sum > 0)) return null;
      return {
        recency: manual.recency / sum,
        frequency: manual.frequency / sum,
        monetary: manual.monetary / sum,
      };
    }
    case 'ahp':
      return view.ahp.weights;
    case 'pca':
      return view.pca.ok ? view.pca.value.weights : null;
    case 'entropy':
      return view.entropy.ok ? view.entropy.value.weights : null;
  }
}

/** What the weights are, and of how many customers. */
export function weightsCaption({ customers }: RfmWeightsView, { t, format }: Words): string {
  return format.sentences([
    t('weights.measure'),
    t('common.figure.n', { n: format.number(customers) }),
  ]);
}

/** All ways beside each other. */
export function weightSpec(
  view: RfmWeightsView,
  typed: WeightSettings,
  inUse: RfmWeightingKind,
  { t, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('weights.way') },
      ...PARTS.map((part) => ({ label: t(`weights.${part}`), numeric: true })),
    ],
    rows: RFM_WEIGHTINGS.map((kind) => {
      const shares = sharesOf(kind, view, typed);
      const way = t(`weights.way.${kind}`);
      return [
        kind === inUse ? t('weights.inUse', { way }) : way,
        ...PARTS.map((part) => (shares ? format.percent(shares[part]) : '–')),
      ];
    }),
  };
}

/** Components with what they explain and their loadings. */
export function componentSpec(
  pca: Extract<RfmWeightsView['pca'], { ok: true }>['value'],
  { t, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('weights.pca.component') },
      { label: t('weights.pca.explained'), numeric: true },
      ...PARTS.map((part) => ({ label: t(`weights.${part}`), numeric: true })),
    ],
    rows: pca.components.map(({ explained, loadings }, index) => [
      t('weights.pca.name', { index: index + 1 }),
      format.percent(explained),
      ...PARTS.map((part) => format.number(loadings[part], 3)),
    ]),
  };
}

/** Entropy of each score. */
export function entropySpec(entropy: WeightShares, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('weights.entropy.entropy') },
      ...PARTS.map((part) => ({ label: t(`weights.${part}`), numeric: true })),
    ],
    rows: [['', ...PARTS.map((part) => format.number(entropy[part], 4))]],
  };
}
