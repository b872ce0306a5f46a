import { AppError } from '#shared/contract/errors.ts';
import type { Clusters } from '#shared/contract/clusters.ts';
import type {
  SegmentMovement,
  SegmentOverlap,
  SegmentProfile,
} from '#shared/contract/segmentCompare.ts';
import type { SegmentCount, SegmentFields, SegmentOverview } from '#shared/contract/segments.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { overlapCells, type Marks, type RfmSettings } from '#main/engine/index.ts';
import { snapshotAt } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import { keptFits } from './clusterFits.ts';
import { ClusterLabels } from './clusterLabels.ts';
import { clusterLines } from './clusterView.ts';
import type { ConditionSource } from './conditionSource.ts';
import { DatedColumns, UNDATED_FIELDS } from './datedColumns.ts';
import { savedRule, savedSegments } from './savedSegments.ts';
import { segmentCount, sizeOf } from './segmentCount.ts';
import { segmentFields } from './segmentFields.ts';
import { SegmentMarks } from './segmentMarks.ts';
import { segmentMovement, type SegmentOnDay } from './segmentMovement.ts';
import { fieldsOf, segmentProfile } from './segmentProfile.ts';
import { suggestedSegments, type Suggestion } from './suggestedSegments.ts';

/** The run that segments are asked of. */
export interface SegmentRun extends Omit<ConditionSource, 'clusters'> {
  readonly money: () => MoneyUnit;
  /** What customers had bought by an earlier day, by its counting orders. */
  readonly goodsOn: (day: number, orders: OrderColumns) => CustomerGoods;
  readonly settings: () => AnalysisSettings;
  /** How RFM of any day is cut, so that days can be compared. */
  readonly scoring: () => RfmSettings;
}

type Filter = SegmentRule | null;

/** Days whose customers are kept: a movement asks for two, and a person changes one of them. */
const KEPT_DAYS = 3;

/** Answers about the segments of one run. Rules may name saved segments; all is within a filter. */
export class SegmentReader {
  readonly #store: Store;
  readonly #run: SegmentRun;
  readonly #source: ConditionSource;
  readonly #marks: SegmentMarks;
  #suggested: readonly Suggestion[] | undefined;
  readonly #days = new Map<number, { marks: SegmentMarks; columns: DatedColumns }>();

  constructor(store: Store, run: SegmentRun) {
    this.#store = store;
    this.#run = run;
    this.#source = {
      columns: run.columns,
      ledger: run.ledger,
      attributes: run.attributes,
      goods: run.goods,
      orders: run.orders,
      asOf: run.asOf,
      clusters: this.#labels(run.columns, run.asOf),
    };
    this.#marks = this.#marksOf(this.#source);
  }

  /** The customers that rules choose in this run. */
  marks(): SegmentMarks {
    return this.#marks;
  }

  /** @throws AppError BAD_REQUEST for a rule that names what does not exist; NO_RUN. */
  count(rule: SegmentRule, filter: Filter): SegmentCount {
    return {
      money: this.#run.money(),
      ...segmentCount(this.#marks, this.#run.columns, rule, filter),
    };
  }

  /** @throws AppError as {@link count}. */
  fields(filter: Filter): SegmentFields {
    const within = this.#marks.of(filter);
    return {
      money: this.#run.money(),
      all: sizeOf(this.#run.columns, within).customers,
      ...segmentFields(this.#source, keptFits(this.#store).at(-1), within),
    };
  }

  /** @throws AppError as {@link count}. */
  overview(filter: Filter): SegmentOverview {
    const size = (rule: Filter) => sizeOf(this.#run.columns, this.#within(filter, rule));
    return {
      money: this.#run.money(),
      all: size(null),
      saved: savedSegments(this.#store).map(({ id, rule }) => ({ id, size: size(rule) })),
      suggested: this.#suggestions()
        .map((suggestion) => ({ ...suggestion, size: size(suggestion.rule) }))
        .filter((suggestion) => suggestion.size.customers > 0),
    };
  }

  /** @throws AppError as {@link count}. */
  profile(rule: SegmentRule, filter: Filter): SegmentProfile {
    const members = this.#within(filter, rule);
    const resolved = this.#marks.resolve(rule);
    return {
      money: this.#run.money(),
      ...segmentProfile(this.#source, resolved, members, this.#marks.of(filter)),
    };
  }

  /** @throws AppError BAD_REQUEST for a segment that is not there. */
  overlap(ids: readonly number[], filter: Filter): SegmentOverlap {
    const { columns } = this.#run;
    const among = this.#marks.of(filter);
    const parts = ids.map((id) => this.#within(filter, { kind: 'segment', id }));
    const cells = overlapCells(parts, among, columns.need('orders'), columns.need('net_revenue'));
    return {
      money: this.#run.money(),
      all: sizeOf(columns, among),
      sets: ids.map((id, i) => ({ id, size: sizeOf(columns, parts[i] as Marks) })),
      cells: cells.map(({ members, ...size }) => ({
        ids: ids.filter((_, i) => (members >> i) % 2 === 1),
        size,
      })),
    };
  }

  /**
   * @throws AppError BAD_REQUEST with the rule `movement_days` unless the first day is before the second
   * and the second not after the analysis date; else as {@link count}.
   */
  movement(rule: SegmentRule, from: string, to: string, filter: Filter): SegmentMovement {
    const [first, second] = [parseIsoDay(from), parseIsoDay(to)];
    if (first === undefined || second === undefined || first >= second || second > this.#run.asOf) {
      throw new AppError('BAD_REQUEST', { details: { rule: 'movement_days' } });
    }
    const among = this.#marks.of(filter);
    const resolved = this.#marks.resolve(rule);
    return {
      money: this.#run.money(),
      from: formatIsoDay(first),
      to: formatIsoDay(second),
      held: [...fieldsOf(resolved)].filter((field) => UNDATED_FIELDS.has(field)),
      ...segmentMovement(
        this.#onDay(resolved, first, among),
        this.#onDay(resolved, second, among),
        this.#day(second).columns,
      ),
    };
  }

  /** The latest grouping in this run; null before the first. */
  clusters(filter: Filter): Clusters | null {
    const fit = keptFits(this.#store).at(-1);
    if (!fit) return null;
    const { number, model, ...facts } = fit;
    const source = {
      columns: this.#run.columns,
      labels: this.#source.clusters,
      asOf: this.#run.asOf,
      hasAmounts: this.#run.ledger().hasAmounts,
    };
    return {
      ...facts,
      money: this.#run.money(),
      fit: number,
      clusters: clusterLines({ number, model, ...facts }, source, this.#marks.of(filter)),
    };
  }

  /** Every saved segment with its members, one at a time: a million customers are a megabyte each. */
  *memberships(): Generator<{
    readonly id: number;
    readonly name: string;
    readonly members: Marks;
  }> {
    for (const { id, name, rule } of savedSegments(this.#store)) {
      yield { id, name, members: this.#marks.of(rule) };
    }
  }

  /** The limits come from all customers of the run, so no filter changes them. */
  #suggestions(): readonly Suggestion[] {
    this.#suggested ??= suggestedSegments(this.#source, this.#run.settings().stageRules);
    return this.#suggested;
  }

  #within(filter: Filter, rule: Filter): Marks {
    return this.#marks.of(allOf([filter, rule]));
  }

  #onDay(rule: SegmentRule, day: number, among: Marks): SegmentOnDay {
    const { marks } = this.#day(day);
    const within = (part: Marks): Marks => part.map((mark, c) => mark & (among[c] as number));
    return { members: within(marks.of(rule)), present: within(marks.everybody()) };
  }

  #day(day: number) {
    const held = this.#days.get(day) ?? this.#makeDay(day);
    this.#days.delete(day);
    this.#days.set(day, held);
    for (const oldest of this.#days.keys()) {
      if (this.#days.size <= KEPT_DAYS) break;
      this.#days.delete(oldest);
    }
    return held;
  }

  #makeDay(day: number) {
    const ledger = this.#run.ledger();
    const snapshot = snapshotAt(ledger, day);
    const columns = new DatedColumns(
      ledger,
      snapshot,
      { settings: this.#run.settings(), scoring: this.#run.scoring() },
      this.#run.columns,
    );
    const marks = this.#marksOf({
      columns,
      ledger: this.#run.ledger,
      attributes: this.#run.attributes,
      goods: this.#run.goodsOn(day, snapshot.orders),
      orders: () => snapshot.orders,
      asOf: day,
      clusters: this.#labels(columns, day),
    });
    return { marks, columns };
  }

  #marksOf(source: ConditionSource): SegmentMarks {
    return new SegmentMarks({ ...source, savedRule: (id) => savedRule(this.#store, id) });
  }

  #labels(columns: ConditionSource['columns'], asOf: number): ClusterLabels {
    return new ClusterLabels({
      columns,
      asOf,
      hasAmounts: () => this.#run.ledger().hasAmounts,
      fits: () => keptFits(this.#store),
    });
  }
}
