import type { TouchDays, TouchpointsView } from '#shared/contract/touchpoints.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import { importedTouches, touchpointsView, type ImportedTouches } from './beside/index.ts';
import type { SegmentMarks } from './segments/index.ts';
import { NO_INTERACTIONS, type GatedBody } from './views/stored.ts';

/** What the interactions of one run are read from. */
interface TouchSource {
  readonly store: Store;
  readonly ledger: () => Ledger;
  readonly snapshot: () => Snapshot;
  readonly marks: SegmentMarks;
  readonly leastConfidence: () => number;
}

/** Who orders within some days after an interaction, by touchpoint. The interactions are read when first asked for. */
export class TouchpointFigures {
  readonly #source: TouchSource;
  #touches: GatedBody<ImportedTouches> | undefined;

  constructor(source: TouchSource) {
    this.#source = source;
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist; NO_RUN; CANCELLED on request */
  of(days: TouchDays, filter: SegmentRule | null, control: JobControl): GatedBody<TouchpointsView> {
    this.#touches ??= this.#read(control);
    const touches = this.#touches;
    if (!touches.ok) return touches;
    const { marks, snapshot } = this.#source;
    const chosen = filter === null ? undefined : marks.of(filter);
    const columns = snapshot();
    const found = touchpointsView(touches.value, columns, days, chosen);
    return { ok: true, value: { asOf: formatIsoDay(columns.asOf), ...found } };
  }

  #read(control: JobControl): GatedBody<ImportedTouches> {
    const { store, ledger, leastConfidence } = this.#source;
    const value = importedTouches({ store, ledger: ledger() }, leastConfidence(), control);
    return value ? { ok: true, value } : NO_INTERACTIONS;
  }
}
