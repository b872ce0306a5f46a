import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { leadsInStage } from '#shared/domain/stageSchemes.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { ColourMode } from '../../charts/scale.ts';
import type { StageBarsData } from '../../charts/stageBars.ts';
import { stageInk } from '../../charts/stageInk.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Open leads by stage at the end of each month of a view, in its order. */
function leadCounts(
  view: StagesView,
  { months }: StagesBeforeOrder,
): { readonly stage: string; readonly counts: readonly number[] }[] {
  const of = new Map(months.map((one) => [one.month, one]));
  return view.stages
    .filter(({ hasData }) => !hasData)
    .map(({ id }) => ({
      stage: id,
      counts: view.months.map(({ month }) =>
        leadsInStage(id, of.get(month) ?? { awareness: 0, interest: 0 }),
      ),
    }));
}

/** The same as bars. */
export function leadBarsData(
  view: StagesView,
  before: StagesBeforeOrder,
  mode: ColourMode,
  { known, format }: Words,
): StageBarsData {
  return {
    months: view.months.map(({ month, complete }) => ({ label: format.month(month), complete })),
    stages: leadCounts(view, before).map(({ stage, counts }) => ({
      name: known(`terms.stage.${stage}`),
      colour: stageInk(stage, mode),
      values: counts,
    })),
    format: (value) => format.number(value),
    formatAxis: (value) => format.tick(value),
  };
}

/** The same as a table, with the sum where there are several stages. */
export function leadTable(
  view: StagesView,
  before: StagesBeforeOrder,
  { t, known, format }: Words,
): TableSpec {
  const stages = leadCounts(view, before);
  const several = stages.length > 1;
  return {
    columns: [
      { label: t('lifecycle.months.month') },
      ...stages.map(({ stage }) => ({ label: known(`terms.stage.${stage}`), numeric: true })),
      ...(several ? [{ label: t('lifecycle.months.total'), numeric: true }] : []),
    ],
    rows: view.months.map(({ month }, at) => {
      const counts = stages.map(({ counts: of }) => of[at] ?? 0);
      const total = counts.reduce((sum, count) => sum + count, 0);
      return [
        format.month(month),
        ...(several ? [...counts, total] : counts).map((count) => format.number(count)),
      ];
    }),
  };
}
