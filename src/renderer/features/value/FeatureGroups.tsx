import { Select } from '@mantine/core';
import type { FeaturesView } from '#shared/contract/features.ts';
import { FEATURE_GROUPINGS, type FeatureGrouping } from '#shared/domain/features.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { pText, readingOf, testsDone } from './featureText.ts';
import styles from './value.module.css';

/** Each feature tested against the groups of one grouping, with the reading in words. */
export function FeatureGroups({
  view,
  onGrouping,
}: {
  view: FeaturesView;
  onGrouping: (grouping: FeatureGrouping) => void;
}) {
  const words = useWords();
  const { t, format } = words;
  const table = testSpec(view, words);
  return (
    <FigureFrame
      title={t('features.groups.title')}
      caption={format.sentences([
        t('features.groups.measure', { tests: testsDone(view) }),
        t('common.figure.n', { n: format.number(view.run.customers) }),
      ])}
      measure="feature_groups"
      report="tests"
      table={table}
      actions={
        <Select
          aria-label={t('features.groups.by')}
          allowDeselect={false}
          value={view.grouping}
          data={FEATURE_GROUPINGS.map((value) => ({
            value,
            label: t(`features.grouping.${value}`),
          }))}
          onChange={(value) => {
            const grouping = FEATURE_GROUPINGS.find((one) => one === value);
            if (grouping) onGrouping(grouping);
          }}
        />
      }
    >
      <div className={styles['reading']}>
        <SimpleTable table={table} />
      </div>
    </FigureFrame>
  );
}

function testSpec(view: FeaturesView, words: Words): TableSpec {
  const { t, format } = words;
  return {
    columns: [
      { label: t('features.pairs.feature') },
      { label: t('features.n'), numeric: true },
      { label: t('features.groups.f'), numeric: true },
      { label: t('features.p'), numeric: true },
      { label: t('features.groups.holm'), numeric: true },
      { label: t('features.groups.bh'), numeric: true },
      { label: t('features.groups.eta'), numeric: true },
      { label: t('features.groups.omega'), numeric: true },
      { label: t('features.groups.reading') },
    ],
    rows: view.tests.map((test) => {
      const name = t(`features.feature.${test.feature}`);
      const reading = readingOf(test, view, words);
      if (!test.result.ok) return [name, null, null, null, null, null, null, null, reading];
      const { n, f, p, holm, benjaminiHochberg, etaSquared, omegaSquared } = test.result.value;
      return [
        name,
        format.number(n),
        f === null ? '∞' : format.number(f, 2),
        pText(p, words),
        pText(holm, words),
        pText(benjaminiHochberg, words),
        format.number(etaSquared, 3),
        format.number(omegaSquared, 3),
        reading,
      ];
    }),
  };
}
