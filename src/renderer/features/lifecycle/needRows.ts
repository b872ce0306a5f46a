import type { NeedLine, NeedPart, StageNeed } from '#shared/contract/stageNeed.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { MixCell, MixRow } from '../../charts/MixTable.tsx';
import type { ColourMode } from '../../charts/scale.ts';
import { stageInk } from '../../charts/stageInk.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Heads of the columns behind the names: the others and what carries no name, where there are any. */
export function needHeads(view: StageNeed, { t }: Words): string[] {
  return [
    ...view.names,
    ...(view.all.others ? [t('stageNeed.others', { count: view.more })] : []),
    ...(view.all.unknown ? [t('stageNeed.unknown')] : []),
  ];
}

/** Heads of the numbers before the parts. */
export function needFactHeads({ kind }: StageNeed, { t }: Words): string[] {
  return [
    t('stageNeed.customers'),
    t(kind === 'category' ? 'stageNeed.differentCategory' : 'stageNeed.differentProduct'),
  ];
}

/** The stages with somebody in them, then all together; `open` opens the customers of a rule. */
export function needRows(
  view: StageNeed,
  mode: ColourMode,
  words: Words,
  open: (rule: SegmentRule) => void,
): MixRow[] {
  const { t, known } = words;
  return [
    ...view.stages
      .filter(({ customers }) => customers > 0)
      .map((line) => {
        const name = known(`terms.stage.${line.id}`);
        const facts = factsOf(line, words);
        const cells = cellsOf(view, line, { id: line.id, name }, words, open);
        return { id: line.id, name, colour: stageInk(line.id, mode), facts, cells };
      }),
    {
      id: '',
      name: t('stageNeed.all'),
      colour: undefined,
      facts: factsOf(view.all, words),
      cells: cellsOf(view, view.all, { id: null, name: t('stageNeed.all') }, words, open),
    },
  ];
}

/** The same numbers as a table. */
export function needSpec(view: StageNeed, rows: readonly MixRow[], words: Words): TableSpec {
  const heads = [...needFactHeads(view, words), ...needHeads(view, words)];
  return {
    columns: [
      { label: words.t('stages.profile.stage') },
      ...heads.map((label) => ({ label, numeric: true })),
    ],
    rows: rows.map(({ name, facts, cells }) => [name, ...facts, ...cells.map(({ text }) => text)]),
  };
}

function factsOf({ customers, breadth }: NeedLine, { format }: Words): string[] {
  return [format.number(customers), breadth === null ? '–' : format.number(breadth, 1)];
}

function cellsOf(
  view: StageNeed,
  line: NeedLine,
  stage: { readonly id: string | null; readonly name: string },
  { t, format }: Words,
  open: (rule: SegmentRule) => void,
): MixCell[] {
  // The others are no one thing: they would outshine all that have a name.
  const shares = [...view.stages, view.all].flatMap(({ cells }) => cells);
  const greatest = Math.max(...shares.map(({ share }) => share ?? 0));
  const written = (part: NeedPart): { text: string; value: string } => ({
    text: part.share === null ? '–' : format.percent(part.share),
    value: view.hasAmounts
      ? format.money(part.value, view.money)
      : t('stageNeed.orders', { count: part.value }),
  });
  const plain = (part: NeedPart, name: string): MixCell => {
    const { text, value } = written(part);
    const label = t('stageNeed.part', { stage: stage.name, name, share: text, value });
    return { weight: null, text, label, faded: false };
  };
  return [
    ...line.cells.map((cell, at): MixCell => {
      const name = view.names[at] ?? '';
      const { text, value } = written(cell);
      const customers = t('stageNeed.buyers', { count: cell.customers });
      const rule = buyersOf(view, stage.id, name);
      return {
        weight: cell.share !== null && cell.share > 0 ? cell.share / greatest : null,
        text,
        label: t('stageNeed.cell', { stage: stage.name, name, share: text, value, customers }),
        faded: cell.customers > 0 && cell.customers < FEW_CUSTOMERS,
        onOpen: rule && cell.customers > 0 ? () => open(rule) : undefined,
      };
    }),
    ...(line.others ? [plain(line.others, t('stageNeed.others', { count: view.more }))] : []),
    ...(line.unknown ? [plain(line.unknown, t('stageNeed.unknown'))] : []),
  ];
}

/** Who of a stage bought a category; rules know no products. */
function buyersOf(view: StageNeed, stage: string | null, name: string): SegmentRule | undefined {
  if (view.kind !== 'category') return undefined;
  const bought: SegmentRule = {
    kind: 'behaviour',
    measure: 'orders',
    window: { kind: 'between', from: view.firstDay, to: view.asOf },
    category: name,
    least: 1,
  };
  if (stage === null) return bought;
  return {
    kind: 'all',
    rules: [{ kind: 'choice', field: `stage.${view.scheme}`, values: [stage] }, bought],
  };
}
