import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { DatedScheme } from '#shared/domain/stageSchemes.ts';
import type { Marks } from '../segments/index.ts';
import { StageWalk, type StageHistory } from './history.ts';
import type { MonthsBase } from './monthsBase.ts';
import { SchemeSpans } from './schemeSpans.ts';
import type { SpanSink } from './tracker.ts';

/**
 * What every customer went through in one scheme, kept so that a history of some of them costs a pass
 * over their spans and not over the orders. Eleven bytes for every month with an order or another stage.
 */
export interface StageLog<Scheme extends DatedScheme> {
  /** Stages month by month of the marked customers, those of all without marks. */
  history(marks?: Marks): StageHistory<Scheme>;
}

/** Makes a log in parts, so that whoever asks something meanwhile waits for one part and not for all. */
export class StageLogMaker<Scheme extends DatedScheme> {
  readonly #base: MonthsBase;
  readonly #scheme: Scheme;
  readonly #walk: StageWalk<Scheme, SpanLog>;
  #followed = 0;

  constructor(base: MonthsBase, scheme: Scheme) {
    this.#base = base;
    this.#scheme = scheme;
    this.#walk = new StageWalk(base, [scheme], () => new SpanLog(base.snapshot.orders));
  }

  /** Follows some more customers; true when all have been followed. */
  step(customers: number): boolean {
    const all = this.#base.snapshot.orders.customers;
    this.#followed = Math.min(all, this.#followed + customers);
    this.#walk.follow(this.#followed);
    return this.#followed === all;
  }

  /** What was followed. Its histories are those of `stageHistory` (a test holds this). */
  log(): StageLog<Scheme> {
    const { span, skip, sinks } = this.#walk;
    const months = span.months + skip;
    return {
      history: (marks) => {
        const counted = new SchemeSpans(this.#scheme, months);
        for (const log of sinks) log.replay(counted, months, marks);
        const schemes = { [this.#scheme]: counted.finish(skip) };
        return { ...span, schemes: schemes as StageHistory<Scheme>['schemes'] };
      },
    };
  }
}

/** Spans in the order in which customers went through them; each ends where the next begins. */
class SpanLog implements SpanSink {
  /** Spans of customer c are `#start[c]` to before `#start[c + 1]`. */
  readonly #start: Uint32Array;
  /** What the month of the first span brought: less than its value where refunds came before any order. */
  readonly #first: Float64Array;
  #month: Uint16Array;
  #stage: Uint8Array;
  #value: Float64Array;
  #count = 0;
  #customer = -1;
  #isFirst = true;

  constructor({ customers, day }: OrderColumns) {
    this.#start = new Uint32Array(customers + 1);
    this.#first = new Float64Array(customers);
    // As many as there may be in most data: what is never written to takes no memory.
    const capacity = day.length + 2 * customers + 16;
    this.#month = new Uint16Array(capacity);
    this.#stage = new Uint8Array(capacity);
    this.#value = new Float64Array(capacity);
  }

  nextCustomer(): void {
    this.#customer += 1;
    this.#start[this.#customer + 1] = this.#count;
    this.#isFirst = true;
  }

  add(stage: number, from: number, _to: number, value: number): void {
    if (this.#count === this.#stage.length) this.#grow();
    this.#month[this.#count] = from;
    this.#stage[this.#count] = stage;
    this.#value[this.#count] = value;
    this.#count += 1;
    this.#start[this.#customer + 1] = this.#count;
  }

  /** What a later month brought is what the value rose by. */
  addMonthRevenue(_stage: number, _month: number, value: number): void {
    if (this.#isFirst) this.#first[this.#customer] = value;
    this.#isFirst = false;
  }

  /** Enters the spans of the marked customers as their orders would. */
  replay(into: SpanSink, months: number, marks: Marks | undefined): void {
    const [month, stage, value] = [this.#month, this.#stage, this.#value];
    for (let c = 0; c + 1 < this.#start.length; c++) {
      if (marks?.[c] === 0) continue;
      into.nextCustomer();
      const begin = this.#start[c] as number;
      const end = this.#start[c + 1] as number;
      let before = begin < end ? (value[begin] as number) - (this.#first[c] as number) : 0;
      for (let i = begin; i < end; i++) {
        const [from, now] = [month[i] as number, value[i] as number];
        into.add(stage[i] as number, from, i + 1 < end ? (month[i + 1] as number) : months, now);
        if (now !== before) into.addMonthRevenue(stage[i] as number, from, now - before);
        before = now;
      }
    }
  }

  #grow(): void {
    const capacity = Math.ceil(this.#stage.length * 1.5);
    const grown = <T extends Uint8Array | Uint16Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#month = grown(this.#month, new Uint16Array(capacity));
    this.#stage = grown(this.#stage, new Uint8Array(capacity));
    this.#value = grown(this.#value, new Float64Array(capacity));
  }
}
