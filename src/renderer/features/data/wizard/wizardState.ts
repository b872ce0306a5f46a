import { DUPLICATE_CHOICES } from '#shared/domain/duplicates.ts';
import { missingFields, type ImportField } from '#shared/domain/importKinds.ts';
import { hasConsent, isSensitive } from '#shared/domain/personalKinds.ts';
import type { BatchView, InspectedFile } from '#shared/contract/importMethods.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Inspection, Question } from '#shared/contract/inspection.ts';
import type { ClaimedFile } from '../../../components/useFileTicket.ts';

/** The four steps, and the result after them. */
export const WIZARD_STEPS = ['file', 'reading', 'columns', 'check'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number] | 'result';

/** Where the wizard stands. A step's data are there exactly when the step can be shown. */
export type WizardState =
  | { readonly step: 'file' }
  | {
      readonly step: 'reading' | 'columns' | 'check';
      readonly file: ClaimedFile;
      /** What the user changed; sent with every inspection. */
      readonly overrides: ImportOverrides;
      /** The last finished inspection; it stays while a new one runs. */
      readonly inspection: InspectedFile | null;
      /** Every question that the file has asked, also those that are answered. */
      readonly asked: readonly Question[];
    }
  | {
      readonly step: 'result';
      readonly batch: BatchView;
      /** Rows that returned to the batch; null for a new one. */
      readonly returned: number | null;
    };

export type WizardAction =
  | { readonly type: 'claimed'; readonly file: ClaimedFile }
  | { readonly type: 'inspected'; readonly inspection: InspectedFile }
  | { readonly type: 'changed'; readonly overrides: ImportOverrides }
  | { readonly type: 'goTo'; readonly step: 'reading' | 'columns' | 'check' }
  | {
      readonly type: 'imported';
      readonly batch: BatchView;
      readonly returned: number | null;
    }
  | { readonly type: 'restart' };

export const START: WizardState = { step: 'file' };

/** The next state; what does not fit the present step changes nothing. */
export function wizardReducer(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'claimed':
      return { step: 'reading', file: action.file, overrides: {}, inspection: null, asked: [] };
    case 'restart':
      return START;
    case 'imported':
      return { step: 'result', batch: action.batch, returned: action.returned };
    case 'inspected':
      return isOpen(state) ? inspected(state, action.inspection) : state;
    case 'changed':
      return isOpen(state) ? { ...state, overrides: action.overrides } : state;
    case 'goTo':
      return isOpen(state) && canShow(state, action.step) ? { ...state, step: action.step } : state;
  }
}

type OpenState = Extract<WizardState, { step: 'reading' | 'columns' | 'check' }>;

function isOpen(state: WizardState): state is OpenState {
  return state.step !== 'file' && state.step !== 'result';
}

function inspected(state: OpenState, inspection: InspectedFile): OpenState {
  const open = new Set(inspection.questions.map(({ key }) => key));
  const earlier = state.asked.filter(({ key }) => !open.has(key));
  return { ...state, inspection, asked: [...earlier, ...inspection.questions] };
}

/** Questions that the user has answered and that still fit the columns: the answer can be changed. */
export function answeredQuestions(state: WizardState): readonly Question[] {
  if (!isOpen(state) || state.inspection === null) return [];
  const { asked, overrides, inspection } = state;
  const open = new Set(inspection.questions.map(({ key }) => key));
  return asked.filter(({ key, column }) => {
    const field = inspection.plan.columns.find(({ name }) => name === column)?.field ?? null;
    // A question about one field names it.
    const fits = !key.includes('.') || key.split('.')[0] === field;
    return !open.has(key) && field !== null && fits && answerTo(key, overrides) !== undefined;
  });
}

/** What was answered to a question. What becomes of lines of one order can be said at the check too. */
export function answerTo(key: string, overrides: ImportOverrides): string | undefined {
  return key === 'duplicates' ? overrides.duplicates?.keep : overrides.answers?.[key];
}

/** What an answer to a question changes. */
export function answering(key: string, answer: string): ImportOverrides {
  const keep = DUPLICATE_CHOICES.find((choice) => choice === answer);
  const ofLines = key === 'duplicates' && keep !== undefined;
  return ofLines ? { duplicates: { rule: 'id', keep } } : { answers: { [key]: answer } };
}

/** The columns need an inspection; the check also needs every question answered. */
export function canShow(state: OpenState, step: OpenState['step']): boolean {
  if (step === 'reading') return true;
  if (!state.inspection) return false;
  return step === 'columns' || isSettled(state.inspection);
}

/** True if nothing that only a person can say is open: questions, and columns that the kind needs. */
export function isSettled({ questions, plan }: Inspection): boolean {
  return (
    questions.length === 0 &&
    missingFields(plan.kind, mappedFields(plan)).length === 0 &&
    !lacksConsent(plan)
  );
}

/** The meanings that the imported columns of a plan have. */
export function mappedFields(plan: Inspection['plan']): ReadonlySet<ImportField> {
  return new Set(importedColumns(plan).flatMap(({ field }) => (field === null ? [] : [field])));
}

/** True if a sensitive column would be imported without purpose and separate consent. */
export function lacksConsent(plan: Inspection['plan']): boolean {
  const sensitive = importedColumns(plan).some(
    ({ personal }) => personal !== null && isSensitive(personal),
  );
  return sensitive && !hasConsent(plan.privacy);
}

function importedColumns({ columns }: Inspection['plan']): Inspection['plan']['columns'] {
  return columns.filter(({ field, action }) => field !== null && action !== 'drop');
}
