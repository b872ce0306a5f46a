import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { ChannelsBrought } from '#shared/contract/channelsBrought.ts';
import type { LeadScoresView } from '#shared/contract/leadScores.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import type { TouchDays, TouchpointsView } from '#shared/contract/touchpoints.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { channelsBrought } from './acquisition/channelsBrought.ts';
import { importedLeads } from './acquisition/importedLeads.ts';
import { importedTouches, touchpointsView, type ImportedTouches } from './beside/index.ts';
import { leadListOf, stagesBeforeOrder, type LeadList } from './leadScores/index.ts';
import type { RunSource } from './runSource.ts';
import type { SegmentMarks } from './segments/index.ts';
import { NO_INTERACTIONS, type GatedBody } from './views/stored.ts';

/** Where the customers of one run came from, and who may become one. Leads and interactions are read once. */
export class AcquisitionFigures {
  readonly #source: RunSource;
  readonly #marks: SegmentMarks;
  #leads: GatedBody<LeadList> | undefined;
  #touches: GatedBody<ImportedTouches> | undefined;
  #beforeOrder: GatedBody<StagesBeforeOrder> | undefined;

  constructor(source: RunSource, marks: SegmentMarks) {
    this.#source = source;
    this.#marks = marks;
  }

  overview(): GatedBody<AcquisitionView> {
    return this.#source.withRun(this.#source.results.acquisition());
  }

  /** What the customers of each channel have brought. @throws AppError NO_RUN when the data are gone. */
  channelsBrought(filter: SegmentRule | null): ChannelsBrought {
    const { firstDay, asOf, money, hasAmounts } = this.#source.table('facts');
    const { channels } = this.#source.ledger();
    const found = channelsBrought(this.#source.columns, channels, this.#marks.of(filter));
    return { firstDay, asOf, money, hasAmounts, ...found };
  }

  leadScores(): GatedBody<LeadScoresView> {
    return this.#source.withRun(this.#source.results.leadScores());
  }

  /**
   * The open leads by name, found when first asked for.
   * @throws AppError NO_RUN when the data are gone; CANCELLED on request
   */
  openLeads(control: JobControl): GatedBody<LeadList> {
    const { store, results } = this.#source;
    const stored = results.leadScores();
    if (!stored.ok) return stored;
    this.#leads ??= leadListOf(
      { store, ledger: this.#source.ledger(), snapshot: this.#source.snapshot() },
      this.#source.settings(),
      control,
    );
    return this.#leads;
  }

  /**
   * Leads by stage before the first order, counted when first asked for.
   * @throws AppError NO_RUN when the data are gone; CANCELLED on request
   */
  beforeOrder(control: JobControl): GatedBody<StagesBeforeOrder> {
    this.#beforeOrder ??= this.#countLeads(control);
    return this.#beforeOrder;
  }

  /**
   * Who orders within some days after an interaction, by touchpoint.
   * @throws AppError NO_RUN when the data are gone; CANCELLED on request
   */
  touchpoints(
    days: TouchDays,
    filter: SegmentRule | null,
    control: JobControl,
  ): GatedBody<TouchpointsView> {
    const touches = (this.#touches ??= this.#readTouches(control));
    if (!touches.ok) return touches;
    const marks = filter === null ? undefined : this.#marks.of(filter);
    const found = touchpointsView(touches.value, this.#source.snapshot(), days, marks);
    return { ok: true, value: { asOf: formatIsoDay(this.#source.record.asOf), ...found } };
  }

  #countLeads(control: JobControl): GatedBody<StagesBeforeOrder> {
    const stages = this.#source.table('stages.behaviour');
    if (!stages.ok) return stages;
    const { store } = this.#source;
    const [ledger, settings] = [this.#source.ledger(), this.#source.settings()];
    const leads = importedLeads(store, ledger, settings.identity.leastConfidence, control);
    const { orders, asOf } = this.#source.snapshot();
    const months = stages.value.months.map(({ month }) => month);
    return stagesBeforeOrder({ store, ledger, orders, asOf, leads, settings }, months, control);
  }

  #readTouches(control: JobControl): GatedBody<ImportedTouches> {
    const { store } = this.#source;
    const { leastConfidence } = this.#source.settings().identity;
    const value = importedTouches(
      { store, ledger: this.#source.ledger() },
      leastConfidence,
      control,
    );
    return value ? { ok: true, value } : NO_INTERACTIONS;
  }
}
