import type { Gate } from '#shared/contract/common.ts';
import type {
  ReportFigureKind,
  ReportQuestion,
  ReportView,
} from '#shared/contract/reportFigures.ts';
import type { HeldCells } from '#shared/contract/reports.ts';
import type { RunReader } from '#main/analysis/index.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import type { Store } from '#main/store/index.ts';
import { NONE_HELD, type Protected } from '../heldCells.ts';

/** What figures are answered from. */
export interface FigureSource {
  readonly store: Store;
  readonly run: RunReader;
}

/** A protected view, or why there is none. */
export interface FigureAnswer<View> {
  readonly view: { readonly ok: true; readonly value: View } | Gate;
  readonly held: HeldCells;
}

/** Answers the questions of one kind, with all small cells held back. */
export type Answerer<Kind extends ReportFigureKind> = (
  source: FigureSource,
  question: ReportQuestion<Kind>,
) => FigureAnswer<ReportView<Kind>>;

/** The answer of a reader's method, protected. */
export function protectedAnswer<View, Shown>(
  body: { readonly ok: true; readonly value: View } | Gate,
  protect: (view: View) => Protected<Shown>,
): FigureAnswer<Shown> {
  if (!body.ok) return heldWhole(body);
  const { figure, held } = protect(body.value);
  return { view: { ok: true, value: figure }, held };
}

/** A figure that is not shown at all. */
export function heldWhole(gate: Gate): FigureAnswer<never> {
  return { view: gate, held: NONE_HELD };
}

/** Why a figure of very few customers, or of all but very few, is not shown. */
export const SMALL_GROUP: Gate = {
  ok: false,
  code: 'TOO_FEW_DATA',
  reason: 'small_group',
  details: { needed: LEAST_COUNT },
};

/** The question names a segment, month or stage that is not there any more. */
export const ASKS_FOR_GONE: Gate = {
  ok: false,
  code: 'NO_DATA',
  reason: 'asks_for_gone',
  details: {},
};
