import type { Answered, StageRelation } from '#shared/contract/stages.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { countText } from '../../components/heldText.ts';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';

/** What the customers of each stage answered to surveys, and how often they were in touch. */
export function RelationFigure({ scheme }: { scheme: StageScheme }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const relation = useContractQuery('stages.relation', { scheme, filter });
  return (
    <Answer query={relation} height={200}>
      {(gated) => (
        <Gated gated={gated} title={t('relation.title')}>
          {(view) => <RelationTable view={view} />}
        </Gated>
      )}
    </Answer>
  );
}

/** The table from its view. */
export function RelationTable({ view }: { view: StageRelation }) {
  const words = useWords();
  const { t, format } = words;
  const table = relationSpec(view, words);
  return (
    <FigureFrame
      title={t('relation.title')}
      caption={t('relation.caption', {
        day: format.day(view.asOf),
        n: format.number(view.all.customers),
      })}
      measure="stage_relation"
      table={table}
      follows
      report={{ kind: 'relation', scheme: view.scheme }}
    >
      <SimpleTable table={table} />
      <ul className={styles['note']}>
        {view.questions.map((question, at) => (
          <li key={at}>{questionText(question, words)}</li>
        ))}
      </ul>
    </FigureFrame>
  );
}

/** Where the answers come from: what was asked, on which scale, and how many are of known customers. */
function questionText(
  { question, scale, answers, known }: StageRelation['questions'][number],
  { t, format }: Words,
): string {
  const counts = { answers: format.number(answers), known: format.number(known) };
  if (scale === null) return t('relation.noScale', counts);
  return t(`relation.${question}`, {
    ...counts,
    least: format.number(scale.least),
    most: format.number(scale.most),
  });
}

/** The stages with somebody in them and all together; columns for what the run knows. */
function relationSpec(view: StageRelation, words: Words): TableSpec {
  const { t, known, format } = words;
  const has = (field: 'satisfaction' | 'recommendation' | 'interactions'): boolean =>
    view.all[field] !== null;
  const number = (label: string) => ({ label, numeric: true });
  const none = (customers: number) => (isHeldBack(customers) ? HELD_BACK_MARK : '–');
  const cells = (name: string, line: StageRelation['all']) => [
    name,
    countText(line.customers, format),
    ...(['satisfaction', 'recommendation'] as const)
      .filter(has)
      .flatMap((field) => answeredCells(line[field], view.least, words)),
    ...(has('interactions')
      ? [line.interactions === null ? none(line.customers) : format.number(line.interactions, 1)]
      : []),
  ];
  return {
    columns: [
      { label: t('stages.profile.stage') },
      number(t('stages.profile.customers')),
      ...(['satisfaction', 'recommendation'] as const)
        .filter(has)
        .flatMap((field) => [
          number(t(`relation.column.${field}`)),
          number(t(`relation.column.${field}Interval`)),
          number(t(`relation.column.${field}Customers`)),
        ]),
      ...(has('interactions') ? [number(t('relation.column.interactions'))] : []),
    ],
    rows: [
      ...view.stages
        .filter(({ customers }) => customers !== 0)
        .map((stage) => cells(known(`terms.stage.${stage.id}`), stage)),
      cells(t('stages.profile.total'), view.all),
    ],
  };
}

function answeredCells(
  answered: Answered | null,
  least: number,
  { t, format }: Words,
): readonly string[] {
  if (answered === null) return ['–', '–', '–'];
  const { customers, mean, low, high } = answered;
  if (isHeldBack(customers)) return [HELD_BACK_MARK, HELD_BACK_MARK, HELD_BACK_MARK];
  const n = format.number(customers);
  if (mean === null) return [t('relation.fewer', { least: format.number(least) }), '–', n];
  const interval =
    low === null || high === null
      ? '–'
      : t('relation.interval', { low: format.number(low, 1), high: format.number(high, 1) });
  return [format.number(mean, 1), interval, n];
}
