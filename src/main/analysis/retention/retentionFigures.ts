import type {
  ChurnTimingView,
  RetentionCohorts,
  retentionContract,
  SurvivalView,
} from '#shared/contract/retention.ts';
import type { Gate } from '#shared/contract/common.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CohortBy, SurvivalBy } from '#shared/domain/retention.ts';
import { attributeOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  lossDurations,
  NOT_OBSERVED,
  secondOrderDurations,
  type Durations,
  type LossDurations,
} from '#main/engine/index.ts';
import type { z } from 'zod';
import type { SegmentMarks } from '../segments/index.ts';
import { NO_AMOUNTS, NO_ATTRIBUTE, NO_GOODS, type Body, type GatedBody } from '../views/stored.ts';
import { churnTimingAnswer, tooShort } from './churnTimingAnswer.ts';
import { cohortsAnswer } from './cohortsAnswer.ts';
import { customerGroups, oneGroup, type GroupSource } from './customerGroups.ts';
import { survivalAnswer } from './survivalAnswer.ts';

type InputOf<Name extends keyof typeof retentionContract> = z.output<
  (typeof retentionContract)[Name]['input']
>;

/** What retention figures are computed from: one run. */
export interface RetentionSource extends GroupSource {
  readonly snapshot: () => Snapshot;
  readonly marks: SegmentMarks;
  readonly rules: () => StageRules;
  readonly context: () => RunContext;
}

/** Answers kept per run; one of cohorts is up to half a megabyte. */
const KEPT_ANSWERS = 24;

/** Cohorts and survival of one run, computed when asked for and kept per question. */
export class RetentionFigures {
  readonly #source: RetentionSource;
  readonly #held = new Map<string, unknown>();

  constructor(source: RetentionSource) {
    this.#source = source;
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist; NO_RUN; CANCELLED. */
  cohorts(
    { by, period, filter }: InputOf<'retention.cohorts'>,
    control: JobControl,
  ): GatedBody<RetentionCohorts> {
    const body = this.#kept<GatedBody<Body<RetentionCohorts>>>(
      ['cohorts', by, period],
      filter,
      () => {
        const marks = this.#source.marks.of(filter);
        const groups =
          by === period ? oneGroup(this.#source, marks) : customerGroups(this.#source, marks, by);
        if (groups === undefined) return gateOf(by);
        return cohortsAnswer(this.#source.snapshot(), { by, period, groups }, control);
      },
    );
    return this.#withRun(body);
  }

  /** @throws AppError as {@link cohorts}. */
  survival(
    { of, by, filter }: InputOf<'retention.survival'>,
    control: JobControl,
  ): GatedBody<SurvivalView> {
    const body = this.#kept<GatedBody<Body<SurvivalView>>>(['survival', of, by], filter, () => {
      const marks = this.#source.marks.of(filter);
      const groups = customerGroups(this.#source, marks, by);
      if (groups === undefined) return gateOf(by);
      const losses = of === 'loss' ? this.#losses(control) : undefined;
      const gate = losses && tooShort(this.#source.snapshot(), this.#source.rules());
      if (gate) return gate;
      return survivalAnswer({
        of,
        by,
        durations: losses ?? this.#seconds(control),
        observedTo: losses?.observedTo ?? this.#source.snapshot().asOf,
        limitMonths: this.#source.rules().activeMonths,
        everybody: oneGroup(this.#source, marks),
        groups,
      });
    });
    return this.#withRun(body);
  }

  /** @throws AppError as {@link cohorts}. */
  churnTiming(
    { filter }: InputOf<'retention.churnTiming'>,
    control: JobControl,
  ): GatedBody<ChurnTimingView> {
    const body = this.#kept<GatedBody<Body<ChurnTimingView>>>(['timing'], filter, () => {
      const marks = this.#source.marks.of(filter);
      const losses = this.#losses(control);
      return churnTimingAnswer({
        snapshot: this.#source.snapshot(),
        seconds: among(this.#seconds(control), marks),
        losses: { ...among(losses, marks), observedTo: losses.observedTo },
        rules: this.#source.rules(),
        composite: this.#source.columns.get('stage_composite'),
        hasAmounts: this.#source.ledger().hasAmounts,
      });
    });
    return this.#withRun(body);
  }

  #seconds(control: JobControl): Durations {
    return this.#kept(['seconds'], null, () =>
      secondOrderDurations(this.#source.snapshot(), control),
    );
  }

  #losses(control: JobControl): LossDurations {
    return this.#kept(['losses'], null, () =>
      lossDurations(this.#source.snapshot(), this.#source.rules().activeMonths, control),
    );
  }

  /** The filter's saved segments stand in the key by their rules: a changed segment is another question. */
  #kept<T>(question: readonly string[], filter: SegmentRule | null, make: () => T): T {
    const rule = filter === null ? null : this.#source.marks.resolve(filter);
    const key = canonicalJson([...question, rule]);
    const value = this.#held.has(key) ? (this.#held.get(key) as T) : make();
    // Last used stands last; the first is the one to let go.
    this.#held.delete(key);
    this.#held.set(key, value);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= KEPT_ANSWERS) break;
      this.#held.delete(oldest);
    }
    return value;
  }

  #withRun<View extends { readonly run: RunContext }>(
    body: GatedBody<Body<View>>,
  ): GatedBody<View> {
    return body.ok
      ? { ok: true, value: { run: this.#source.context(), ...body.value } as View }
      : body;
  }
}

/** Why the run does not have what customers were to be grouped by. */
function gateOf(by: CohortBy | SurvivalBy): Gate {
  if (attributeOf(by) !== undefined) return NO_ATTRIBUTE;
  return by === 'category' || by === 'product' ? NO_GOODS[by] : NO_AMOUNTS;
}

/** The durations of the marked customers alone. */
function among({ time, ended }: Durations, marks: Uint8Array): Durations {
  return { time: time.map((t, c) => (marks[c] === 1 ? t : NOT_OBSERVED)), ended };
}
