import type { ValueModelsView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

type Advice = ValueModelsView['advisor'][number];

/** What each method needs and what there is, so that the right one can be chosen. */
export function Advisor({ advisor }: { advisor: readonly Advice[] }) {
  const words = useWords();
  const { t } = words;
  const table = advisorSpec(advisor, words);
  return (
    <FigureFrame
      title={t('valueModels.advisor.title')}
      caption={t('valueModels.advisor.caption')}
      behind="none"
      measure="value_models"
      report="advice"
      table={table}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}

function advisorSpec(advisor: readonly Advice[], words: Words): TableSpec {
  const { t } = words;
  return {
    columns: [
      { label: t('valueModels.advisor.method') },
      { label: t('valueModels.advisor.needs') },
      { label: t('valueModels.advisor.verdict') },
    ],
    rows: advisor.map(({ method, needs, ready }) => [
      t(
        method === 'spend' || method === 'contest'
          ? `valueModels.advisor.${method}`
          : `valueModels.model.${method}`,
      ),
      needs.map((need) => needText(need, words)).join(t('valueModels.list')),
      t(ready ? 'valueModels.advisor.ready' : 'valueModels.advisor.lacking'),
    ]),
  };
}

/** A flag is a need of one; everything else is counted. */
function needText(
  { what, has, needed }: Advice['needs'][number],
  { t, known, format }: Words,
): string {
  const name = known(`valueModels.need.${what}`);
  if (needed === 1) {
    return t(has === 1 ? 'valueModels.advisor.flagYes' : 'valueModels.advisor.flagNo', {
      what: name,
    });
  }
  return t('valueModels.advisor.need', {
    what: name,
    needed: format.number(needed),
    has: format.number(has ?? 0),
  });
}
