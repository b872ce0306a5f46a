import type { MigrationView } from '#shared/contract/stageMonths.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { MovementTable } from './MovementTable.tsx';
import { stageInk } from './stageInk.ts';
import type { ColourMode } from './scale.ts';

/** From stage to stage: share of each start count, count below it, those who stayed outlined. */
export function MigrationTable({
  view,
  mode,
  onOpen,
}: {
  readonly view: MigrationView;
  readonly mode: ColourMode;
  /** Opens the customers who are in a stage at the end. */
  readonly onOpen?: (stage: string) => void;
}) {
  const { t, known } = useWords();
  return (
    <MovementTable
      groups={view.stages}
      matrix={view.matrix}
      arrived={view.arrived}
      mode={mode}
      fromLabel={t('lifecycle.migration.from')}
      name={(stage) => known(`terms.stage.${stage}`)}
      ink={(stage) => stageInk(stage, mode)}
      onOpen={onOpen}
    />
  );
}
