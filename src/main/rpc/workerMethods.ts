import type { FigureTable } from '#shared/contract/figures.ts';
import type { CheckReport, OverlapChoice } from '#shared/contract/checkReport.ts';
import type { ImportOverrides, ImportPlan } from '#shared/contract/importPlan.ts';
import type {
  BatchView,
  CorrectionView,
  InspectedFile,
  SameFile,
} from '#shared/contract/importMethods.ts';
import type { MethodName, OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { RejectTexts } from '#shared/domain/rejectionCodes.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import type { WorkerRole } from '#main/jobs/index.ts';

/**
 * What the workers can do: most methods of the contract that need the database, and a few inner ones
 * whose input the core has completed first (a ticket turned into a path, say).
 */
interface PassedOn<Name extends MethodName> {
  readonly input: ParsedInputOf<Name>;
  readonly output: OutputOf<Name>;
}

/** A file to import; the password of a protected one (UTF-8) is wiped on both sides when the work has ended. */
export interface PickedFile {
  readonly path: string;
  readonly password?: Uint8Array | undefined;
}

/** A question whose answer has personal values, as written while `plain`, else masked. */
interface Masked<Name extends MethodName> {
  readonly input: ParsedInputOf<Name> & { readonly plain: boolean };
  readonly output: OutputOf<Name>;
}

export interface WorkerMethods {
  'imports.inspect': {
    input: PickedFile & { readonly overrides: ImportOverrides };
    output: InspectedFile;
  };
  'imports.check': {
    input: PickedFile & { readonly plan: ImportPlan; readonly skipOverlap: boolean };
    output: CheckReport;
  };
  'imports.commit': {
    input: PickedFile & {
      readonly plan: ImportPlan;
      readonly sameFile: SameFile;
      readonly overlap: OverlapChoice;
    };
    output: BatchView;
  };
  'imports.loadTemplate': {
    input: PickedFile;
    output: { readonly kind: ImportPlan['kind']; readonly columns: number };
  };
  'imports.correct': { input: PickedFile; output: CorrectionView };
  'imports.timeZone': PassedOn<'imports.timeZone'>;
  'imports.setTimeZone': PassedOn<'imports.setTimeZone'>;
  'imports.batches': PassedOn<'imports.batches'>;
  'imports.coverage': PassedOn<'imports.coverage'>;
  'imports.quality': PassedOn<'imports.quality'>;
  'imports.undo': PassedOn<'imports.undo'>;
  'imports.saveRejects': {
    input: { readonly batchId: number; readonly path: string; readonly texts: RejectTexts };
    output: { readonly rows: number };
  };
  'imports.saveMarked': {
    input: { readonly batchId: number; readonly path: string };
    output: { readonly rows: number };
  };

  'imports.saveTemplate': {
    input: { readonly batchId: number; readonly path: string };
    output: Record<string, never>;
  };

  'identity.review': Masked<'identity.review'>;
  'identity.decide': PassedOn<'identity.decide'>;
  'settings.analysis': PassedOn<'settings.analysis'>;
  'settings.setAnalysis': PassedOn<'settings.setAnalysis'>;

  'analysis.run': PassedOn<'analysis.run'>;
  'analysis.current': PassedOn<'analysis.current'>;
  'analysis.overview': PassedOn<'analysis.overview'>;
  'analysis.rfm': PassedOn<'analysis.rfm'>;
  'analysis.stages': PassedOn<'analysis.stages'>;
  'analysis.fixedTiers': PassedOn<'analysis.fixedTiers'>;
  'analysis.migration': PassedOn<'analysis.migration'>;
  'analysis.cohorts': PassedOn<'analysis.cohorts'>;
  'analysis.value': PassedOn<'analysis.value'>;
  'analysis.valueModels': PassedOn<'analysis.valueModels'>;
  'analysis.formula': PassedOn<'analysis.formula'>;
  'analysis.acquisition': PassedOn<'analysis.acquisition'>;
  'acquisition.leadScores': PassedOn<'acquisition.leadScores'>;
  'acquisition.openLeads': PassedOn<'acquisition.openLeads'>;
  'acquisition.brought': PassedOn<'acquisition.brought'>;
  'acquisition.touchpoints': PassedOn<'acquisition.touchpoints'>;
  'value.change': PassedOn<'value.change'>;
  'value.modelAge': PassedOn<'value.modelAge'>;
  'analysis.repurchase': PassedOn<'analysis.repurchase'>;
  'analysis.loyalty': PassedOn<'analysis.loyalty'>;
  'analysis.rfmMovement': PassedOn<'analysis.rfmMovement'>;
  'analysis.weights': PassedOn<'analysis.weights'>;
  'analysis.features': PassedOn<'analysis.features'>;
  'stages.profile': PassedOn<'stages.profile'>;
  'stages.need': PassedOn<'stages.need'>;
  'stages.relation': PassedOn<'stages.relation'>;
  'stages.risk': PassedOn<'stages.risk'>;
  'stages.answersBefore': PassedOn<'stages.answersBefore'>;
  'stages.flow': PassedOn<'stages.flow'>;
  'stages.winBack': PassedOn<'stages.winBack'>;
  'stages.cross': PassedOn<'stages.cross'>;
  'stages.preview': PassedOn<'stages.preview'>;
  'stages.beforeOrder': PassedOn<'stages.beforeOrder'>;
  'stages.targets': PassedOn<'stages.targets'>;
  'stages.setTargets': PassedOn<'stages.setTargets'>;
  'customers.page': Masked<'customers.page'>;
  'customers.card': Masked<'customers.card'>;
  'segments.count': PassedOn<'segments.count'>;
  'segments.fields': PassedOn<'segments.fields'>;
  'segments.overview': PassedOn<'segments.overview'>;
  'segments.profile': PassedOn<'segments.profile'>;
  'segments.overlap': PassedOn<'segments.overlap'>;
  'segments.movement': PassedOn<'segments.movement'>;
  'segments.clusters': PassedOn<'segments.clusters'>;
  'segments.cluster': PassedOn<'segments.cluster'>;
  'segments.list': PassedOn<'segments.list'>;
  'segments.save': PassedOn<'segments.save'>;
  'segments.remove': PassedOn<'segments.remove'>;
  'retention.cohorts': PassedOn<'retention.cohorts'>;
  'retention.survival': PassedOn<'retention.survival'>;
  'retention.outside': PassedOn<'retention.outside'>;
  'retention.churnTiming': PassedOn<'retention.churnTiming'>;
  'events.list': PassedOn<'events.list'>;
  'events.add': PassedOn<'events.add'>;
  'events.remove': PassedOn<'events.remove'>;
  'actions.list': PassedOn<'actions.list'>;
  'actions.plan': PassedOn<'actions.plan'>;
  'actions.decide': PassedOn<'actions.decide'>;
  'actions.reopen': PassedOn<'actions.reopen'>;
  'actions.remove': PassedOn<'actions.remove'>;
  'playbook.edits': PassedOn<'playbook.edits'>;
  'playbook.setEdits': PassedOn<'playbook.setEdits'>;
  'reports.list': PassedOn<'reports.list'>;
  'reports.outline': PassedOn<'reports.outline'>;
  'reports.setOutline': PassedOn<'reports.setOutline'>;
  'reports.addFigure': PassedOn<'reports.addFigure'>;
  'reports.removeFigure': PassedOn<'reports.removeFigure'>;
  'reports.model': {
    input: ParsedInputOf<'reports.model'> & { readonly workspaceName: string };
    output: OutputOf<'reports.model'>;
  };

  /** Next number of a report, not yet used. */
  'reports.nextId': { input: Record<string, never>; output: { readonly exportId: string } };
  /** Writes a finished report into the audit log. */
  'reports.register': {
    input: { readonly exportId: string; readonly fileName: string; readonly pages: number };
    output: Record<string, never>;
  };
  'store.verify': { input: Record<string, never>; output: OutputOf<'workspace.verify'> };
  'workspace.storage': PassedOn<'workspace.storage'>;
  /** Copies the encrypted database for a backup. */
  'store.copyTo': { input: { readonly path: string }; output: Record<string, never> };
  'masking.kept': { input: Record<string, never>; output: PersonalKind[] };
  'masking.log': { input: ParsedInputOf<'masking.show'>; output: Record<string, never> };
  'demo.fill': { input: Record<string, never>; output: BatchView };
  /** Writes the table of a figure as CSV. */
  'figures.write': {
    input: FigureTable & { readonly path: string };
    output: Record<string, never>;
  };
  /** Writes one result table as CSV. */
  'tables.write': {
    input: {
      readonly name: string;
      readonly path: string;
      readonly runId: number | null;
      /** Ids of customers that are personal data as written, instead of their pseudonyms. */
    };
    output: { readonly rows: number };
  };
}

export type WorkerMethodName = keyof WorkerMethods;

/** Which worker does what: whatever writes, and whatever runs long, goes to the writer. */
export const WORKER_ROLES: Readonly<Record<WorkerMethodName, WorkerRole>> = {
  'imports.inspect': 'writer',
  'imports.check': 'writer',
  'imports.commit': 'writer',
  'imports.correct': 'writer',
  'imports.loadTemplate': 'writer',
  'imports.timeZone': 'reader',
  'imports.setTimeZone': 'writer',
  'imports.batches': 'reader',
  'imports.coverage': 'reader',
  'imports.quality': 'reader',
  'imports.undo': 'writer',
  'imports.saveRejects': 'writer',
  'imports.saveMarked': 'writer',
  'imports.saveTemplate': 'writer',
  'identity.review': 'reader',
  'identity.decide': 'writer',
  'settings.analysis': 'reader',
  'settings.setAnalysis': 'writer',
  'analysis.run': 'writer',
  'analysis.current': 'reader',
  'analysis.overview': 'reader',
  'analysis.rfm': 'reader',
  'analysis.stages': 'reader',
  'analysis.fixedTiers': 'reader',
  'analysis.migration': 'reader',
  'analysis.cohorts': 'reader',
  'analysis.value': 'reader',
  'analysis.valueModels': 'reader',
  'analysis.formula': 'reader',
  'analysis.acquisition': 'reader',
  'acquisition.leadScores': 'reader',
  'acquisition.brought': 'reader',
  'acquisition.touchpoints': 'reader',
  'acquisition.openLeads': 'reader',
  'value.change': 'reader',
  'value.modelAge': 'reader',
  'analysis.repurchase': 'reader',
  'analysis.loyalty': 'reader',
  'analysis.rfmMovement': 'reader',
  'analysis.weights': 'reader',
  'analysis.features': 'reader',
  'stages.profile': 'reader',
  'stages.need': 'reader',
  'stages.relation': 'reader',
  'stages.risk': 'reader',
  'stages.answersBefore': 'reader',
  'stages.flow': 'reader',
  'stages.winBack': 'reader',
  'stages.cross': 'reader',
  'stages.preview': 'reader',
  'stages.beforeOrder': 'reader',
  'stages.targets': 'reader',
  'stages.setTargets': 'writer',
  'customers.page': 'reader',
  'customers.card': 'reader',
  'segments.count': 'reader',
  'segments.fields': 'reader',
  'segments.overview': 'reader',
  'segments.profile': 'reader',
  'segments.overlap': 'reader',
  'segments.movement': 'reader',
  'segments.clusters': 'reader',
  'segments.cluster': 'writer',
  'segments.list': 'reader',
  'segments.save': 'writer',
  'segments.remove': 'writer',
  'retention.cohorts': 'reader',
  'retention.survival': 'reader',
  'retention.outside': 'reader',
  'retention.churnTiming': 'reader',
  'events.list': 'reader',
  'events.add': 'writer',
  'events.remove': 'writer',
  'actions.list': 'reader',
  'actions.plan': 'writer',
  'actions.decide': 'writer',
  'actions.reopen': 'writer',
  'actions.remove': 'writer',
  'playbook.edits': 'reader',
  'playbook.setEdits': 'writer',
  'reports.list': 'reader',
  'reports.outline': 'reader',
  'reports.setOutline': 'writer',
  'reports.addFigure': 'writer',
  'reports.removeFigure': 'writer',
  'reports.model': 'reader',
  'reports.nextId': 'reader',
  'reports.register': 'writer',
  'store.verify': 'writer',
  'workspace.storage': 'reader',
  'store.copyTo': 'writer',
  'masking.kept': 'reader',
  'masking.log': 'writer',
  'demo.fill': 'writer',
  'figures.write': 'writer',
  'tables.write': 'writer',
};
