import type { StageFlow, StageProfile, WinBackView } from '#shared/contract/stages.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { stageDominance } from '../dominance.ts';
import {
  allOf,
  heldSmall,
  heldTogether,
  holdCells,
  isFew,
  margins,
  NONE_HELD,
  protectList,
  type Protected,
} from '../heldCells.ts';
import { protectMigration, protectStages } from '../protect.ts';
import { ASKS_FOR_GONE, heldWhole, protectedAnswer, type Answerer } from './answers.ts';

/** Stages by month. Of some of the customers no money is told: one of them may make most of it. */
export const stagesAnswer: Answerer<'stages'> = ({ run }, { scheme, filter }) =>
  protectedAnswer(run.stages(scheme, filter), (view) => {
    const shown = protectStages(view);
    if (filter === null) return shown;
    const months = shown.figure.months.map((month) => ({
      ...month,
      revenue: month.revenue.map(() => 0),
    }));
    return { ...shown, figure: { ...shown.figure, months } };
  });

/** What the stages brought; a stage in which one customer makes most of a sum is held back. */
export const stageProfileAnswer: Answerer<'stageProfile'> = ({ run }, { scheme, filter }) =>
  protectedAnswer(run.lifecycle.now.profile(scheme, filter), (view) => {
    const dominated = stageDominance(run, scheme, filter);
    const { figure, held } = protectList(view.stages, dominated, hiddenStage);
    return { figure: { ...view, stages: figure, rhythm: shownRhythm(view.rhythm) }, held };
  });

function hiddenStage(stage: StageProfile['stages'][number]): StageProfile['stages'][number] {
  const { id, hasData } = stage;
  return {
    id,
    hasData,
    customers: HELD_BACK,
    orders: 0,
    revenue: 0,
    yearRevenue: 0,
    silence: null,
    chance: null,
    value: null,
  };
}

function shownRhythm(rhythm: StageProfile['rhythm']): StageProfile['rhythm'] {
  return rhythm !== null && (isFew(rhythm.own) || isFew(rhythm.common)) ? null : rhythm;
}

export const migrationAnswer: Answerer<'migration'> = ({ run }, { scheme, from, to, filter }) =>
  protectedAnswer(run.migration(scheme, from, to, filter), protectMigration);

/** One stage's months; the other stages do not leave the core. */
export const pulseAnswer: Answerer<'pulse'> = ({ run }, { scheme, stage, filter }) => {
  const body = run.lifecycle.flow(scheme, filter);
  const at = body.ok ? body.value.stages.indexOf(stage) : 0;
  if (at === -1) return heldWhole(ASKS_FOR_GONE);
  return protectedAnswer(body, (view) => protectPulse(view, at));
};

/** Entered less left is the change of the stage's count, which is published: both are held or none. */
function protectPulse(view: StageFlow, at: number): Protected<StageFlow> {
  const months = view.months.map((month) => {
    const [entered, left] = [month.entered[at] ?? 0, month.left[at] ?? 0];
    const few = [entered, left].filter(isFew).length;
    const shown = few > 0 ? [HELD_BACK, HELD_BACK] : [entered, left];
    return {
      shown: { ...month, entered: shown.slice(0, 1), left: shown.slice(1) },
      held: few > 0 ? { small: few, dominated: 0, beside: 2 - few } : NONE_HELD,
    };
  });
  return {
    figure: {
      ...view,
      stages: view.stages.slice(at, at + 1),
      months: months.map(({ shown }) => shown),
    },
    held: heldTogether(months.map(({ held }) => held)),
  };
}

/** Of the lost, those who came back; what they brought may be one customer's, so it is not told. */
export const winBackAnswer: Answerer<'winBack'> = ({ run }, { filter }) =>
  protectedAnswer(run.lifecycle.winBack(filter), (view: WinBackView) => {
    let small = 0;
    const months = view.months.map((month) => {
      const hidesAll = isFew(month.lost);
      const hidesPart = hidesAll || isFew(month.wonBack) || isFew(month.lost - month.wonBack);
      small += (hidesAll ? 1 : 0) + (hidesPart ? 1 : 0);
      return {
        ...month,
        lost: hidesAll ? HELD_BACK : month.lost,
        wonBack: hidesPart ? HELD_BACK : month.wonBack,
        revenue: 0,
      };
    });
    return { figure: { ...view, hasAmounts: false, months }, held: heldSmall(small) };
  });

/** Two schemes at once; both margins are stage counts, which are published. Money is not told. */
export const crossAnswer: Answerer<'cross'> = ({ run }, { rows, columns, filter }) =>
  protectedAnswer(run.lifecycle.now.cross(rows, columns, filter), (view) => {
    const [height, width] = [view.customers.length, view.columns.stages.length];
    const { cells, held } = holdCells({
      counts: view.customers.flat(),
      lines: [...margins(height, width), allOf(height * width)],
    });
    const customers = view.customers.map((row, r) =>
      row.map((count, c) => (cells[r * width + c] ? HELD_BACK : count)),
    );
    const revenue = view.revenue.map((row) => row.map(() => 0));
    return { figure: { ...view, hasAmounts: false, customers, revenue }, held };
  });
