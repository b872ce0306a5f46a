import { z } from 'zod';
import { PERIOD_UNITS } from '../domain/periods.ts';
import {
  COHORT_BYS,
  COHORT_MEANS,
  MOST_READOUT_MONTHS,
  RETENTION_DEFINITIONS,
  SURVIVAL_BYS,
  SURVIVAL_EVENTS,
} from '../domain/retention.ts';
import { funnelSchema } from './acquisition.ts';
import { acquisitionSchema } from './analysis.ts';
import { calendarSchema } from './calendar.ts';
import { clustersSchema } from './clusters.ts';
import { gated, isoDaySchema, isoMonthSchema } from './common.ts';
import { CORRELATIONS, featuresSchema } from './features.ts';
import { churnTimingSchema, retentionCohortsSchema, survivalSchema } from './retention.ts';
import {
  backtestSchema,
  loyaltySchema,
  rfmMovementSchema,
  rfmSchema,
  rfmWeightsSchema,
} from './rfm.ts';
import {
  segmentMovementSchema,
  segmentOverlapSchema,
  segmentProfileSchema,
} from './segmentCompare.ts';
import { filterSchema } from './segmentRule.ts';
import { migrationSchema, stagesSchema } from './stageMonths.ts';
import {
  stageCrossSchema,
  stageFlowSchema,
  stageProfileSchema,
  stageRelationSchema,
  stageSchemeSchema,
  winBackSchema,
} from './stages.ts';
import { healthSchema } from './overview.ts';
import { runContextSchema } from './run.ts';
import { valueSchema } from './value.ts';
import { fourModelsSchema, gridSchema, OUTLOOK_MEASURES, pyramidSchema } from './valueModels.ts';

/**
 * Figures that a report can take: what was asked, never what came out. The core answers the question
 * anew for every report and holds small cells back (docs/report.md).
 */

const filter = filterSchema;

/** `kind` says which question; `show` which of the drawings of its answer. */
export const reportFigureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stages'),
    show: z.enum(['now', 'months', 'shares']),
    scheme: stageSchemeSchema,
    filter,
  }),
  z.strictObject({ kind: z.literal('stageProfile'), scheme: stageSchemeSchema, filter }),
  z.strictObject({
    kind: z.literal('migration'),
    show: z.enum(['table', 'flow']),
    scheme: stageSchemeSchema,
    from: isoMonthSchema,
    to: isoMonthSchema,
    filter,
  }),
  z.strictObject({
    kind: z.literal('pulse'),
    scheme: stageSchemeSchema,
    stage: z.string().max(40),
    filter,
  }),
  z.strictObject({ kind: z.literal('relation'), scheme: stageSchemeSchema, filter }),
  z.strictObject({ kind: z.literal('winBack'), show: z.enum(['rate', 'customers']), filter }),
  z.strictObject({
    kind: z.literal('cross'),
    show: z.enum(['customers', 'share']),
    rows: stageSchemeSchema,
    columns: stageSchemeSchema,
    filter,
  }),
  z.strictObject({
    kind: z.literal('rfm'),
    show: z.enum(['share', 'revenue', 'money', 'class12', 'class8']),
    filter: filterSchema,
  }),
  z.strictObject({ kind: z.literal('repurchase'), filter }),
  z.strictObject({
    kind: z.literal('rfmMovement'),
    monthsBack: z.number().int().min(1).max(36),
    filter: filterSchema,
  }),
  z.strictObject({
    kind: z.literal('loyalty'),
    show: z.enum(['tiers', 'grades']),
    filter: filterSchema,
  }),
  /** Judgements are those of the settings. */
  z.strictObject({ kind: z.literal('weights') }),
  z.strictObject({
    kind: z.literal('cohorts'),
    show: z.enum(['share', 'count', 'curves', 'calendar']),
    by: z.enum(COHORT_BYS),
    period: z.enum(PERIOD_UNITS),
    definition: z.enum(RETENTION_DEFINITIONS),
    mean: z.enum(COHORT_MEANS),
    filter,
  }),
  z.strictObject({
    kind: z.literal('survival'),
    of: z.enum(SURVIVAL_EVENTS),
    by: z.enum(SURVIVAL_BYS),
    months: z.number().int().min(1).max(MOST_READOUT_MONTHS),
    filter,
  }),
  z.strictObject({
    kind: z.literal('churnTiming'),
    show: z.enum(['losses', 'firstDays', 'lifetimes']),
    filter,
  }),
  z.strictObject({
    kind: z.literal('value'),
    show: z.enum([
      'realised',
      'lorenz',
      'top',
      'tiers',
      'expected',
      'ranking',
      'tracking',
      'tenths',
    ]),
  }),
  z.strictObject({ kind: z.literal('health') }),
  z.strictObject({ kind: z.literal('calendar') }),
  z.strictObject({ kind: z.literal('fourModels') }),
  z.strictObject({ kind: z.literal('outlookGrid'), show: z.enum(OUTLOOK_MEASURES) }),
  z.strictObject({ kind: z.literal('correlations'), show: z.enum(CORRELATIONS) }),
  z.strictObject({ kind: z.literal('pyramid'), tiers: z.enum(['share', 'absolute']) }),
  z.strictObject({
    kind: z.literal('acquisition'),
    show: z.enum(['channels', 'matrix', 'months', 'costs', 'steadiness', 'cohorts', 'tiers']),
  }),
  z.strictObject({
    kind: z.literal('funnel'),
    show: z.enum(['steps', 'cycle']),
    /** Of the steps; null for all channels together. */
    channel: z.string().max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('segmentProfile'), id: z.number().int().min(1), filter }),
  z.strictObject({
    kind: z.literal('segmentOverlap'),
    ids: z.array(z.number().int().min(1)).min(2).max(6),
    filter,
  }),
  z.strictObject({
    kind: z.literal('segmentMovement'),
    id: z.number().int().min(1),
    from: isoDaySchema,
    to: isoDaySchema,
    filter,
  }),
  z.strictObject({ kind: z.literal('clusters'), filter }),
  z.strictObject({ kind: z.literal('clusterTrials') }),
]);
export type ReportFigure = z.infer<typeof reportFigureSchema>;
export type ReportFigureKind = ReportFigure['kind'];
/** The question of one kind. */
export type ReportQuestion<Kind extends ReportFigureKind> = Extract<ReportFigure, { kind: Kind }>;

function answerOf<Kind extends ReportFigureKind, View extends z.ZodType>(kind: Kind, view: View) {
  return z.object({ kind: z.literal(kind), view: gated(view) });
}

/**
 * What each kind is drawn from, as the screens get it, or why it is not on paper. Counts that are held
 * back are -1.
 */
export const reportAnswerSchema = z.discriminatedUnion('kind', [
  answerOf('stages', stagesSchema),
  answerOf('stageProfile', stageProfileSchema),
  answerOf('migration', migrationSchema),
  answerOf('pulse', stageFlowSchema),
  answerOf('relation', stageRelationSchema),
  answerOf('winBack', winBackSchema),
  answerOf('cross', stageCrossSchema),
  answerOf('rfm', rfmSchema),
  answerOf('repurchase', rfmSchema.extend({ backtest: backtestSchema })),
  answerOf('rfmMovement', rfmMovementSchema),
  answerOf('loyalty', loyaltySchema),
  answerOf('weights', rfmWeightsSchema),
  answerOf('cohorts', retentionCohortsSchema),
  answerOf('survival', survivalSchema),
  answerOf('churnTiming', churnTimingSchema),
  answerOf('value', valueSchema),
  answerOf('health', healthSchema),
  answerOf('calendar', calendarSchema),
  answerOf('outlookGrid', gridSchema),
  answerOf('correlations', featuresSchema),
  answerOf('fourModels', fourModelsSchema.extend({ run: runContextSchema })),
  answerOf(
    'pyramid',
    z.object({ run: runContextSchema, customers: z.number(), pyramid: pyramidSchema }),
  ),
  answerOf('acquisition', acquisitionSchema),
  answerOf('funnel', funnelSchema),
  answerOf('segmentProfile', segmentProfileSchema.extend({ name: z.string() })),
  answerOf('segmentOverlap', segmentOverlapSchema),
  answerOf('segmentMovement', segmentMovementSchema.extend({ name: z.string() })),
  answerOf('clusters', clustersSchema),
  answerOf('clusterTrials', clustersSchema),
]);
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;
/** What a figure of one kind is drawn from. */
export type ReportView<Kind extends ReportFigureKind> = Extract<
  Extract<ReportAnswer, { kind: Kind }>['view'],
  { ok: true }
>['value'];
