import { dayOfCivil, type Day } from '#shared/domain/calendar.ts';
import { randomStream, type RandomStream } from '#main/engine/index.ts';
import { SeasonClock } from './seasons.ts';

/** The population that the demo customers are drawn from; the models are fitted against it in tests. */
export const DEMO_TRUTH = {
  /** BG/NBD, unit week: purchase rate ~ Gamma(r, alpha), dropout after a repeat purchase ~ Beta(a, b). */
  r: 0.6,
  alpha: 6,
  a: 0.7,
  b: 2.6,
  /** Gamma-Gamma: a purchase ~ Gamma(p, nu), nu ~ Gamma(q, v), in major units. */
  p: 6,
  q: 4,
  v: 90,
} as const;

export const DEMO_FIRST_DAY: Day = dayOfCivil(2023, 1, 1);
export const DEMO_LAST_DAY: Day = dayOfCivil(2025, 12, 31);

export interface DemoOptions {
  readonly customers: number;
  readonly seed: number;
  /** False gives purchases at the pace of the calendar, as the models assume. */
  readonly seasons: boolean;
}

/** A customer with the true values behind the orders. */
export interface DemoCustomer {
  /** Purchases per week while active. */
  readonly rate: number;
  /** Probability of leaving after each repeat purchase. */
  readonly dropout: number;
  /** Mean purchase, major units. */
  readonly meanSpend: number;
  readonly aliveAtEnd: boolean;
  readonly purchases: readonly DemoPurchase[];
}

export interface DemoPurchase {
  /** Day and its fraction. */
  readonly time: number;
  /** Minor units (cents). */
  readonly amount: number;
}

const DAYS_PER_WEEK = 7;
/** The shop grows: so much more newcomers at the end than at the beginning. */
const GROWTH = 1.5;

/** Draws the customers with all their purchases; equal options give equal customers. */
export function drawBase(options: DemoOptions): DemoCustomer[] {
  const random = randomStream(options.seed);
  const clock = new SeasonClock(DEMO_FIRST_DAY, DEMO_LAST_DAY, options.seasons);
  return Array.from({ length: options.customers }, () => drawCustomer(random, clock));
}

function drawCustomer(random: RandomStream, clock: SeasonClock): DemoCustomer {
  const rate = random.gamma(DEMO_TRUTH.r) / DEMO_TRUTH.alpha;
  const dropout = random.beta(DEMO_TRUTH.a, DEMO_TRUTH.b);
  const nu = random.gamma(DEMO_TRUTH.q) / DEMO_TRUTH.v;
  const purchases: DemoPurchase[] = [];
  let busy = firstTime(random) * clock.length;
  let alive = true;
  while (alive && busy < clock.length) {
    const major = random.gamma(DEMO_TRUTH.p) / nu;
    purchases.push({
      time: clock.calendarTime(busy),
      amount: Math.max(1, Math.round(major * 100)),
    });
    if (purchases.length > 1 && random.open() < dropout) alive = false;
    busy += (-Math.log(random.open()) / rate) * DAYS_PER_WEEK;
  }
  return { rate, dropout, meanSpend: DEMO_TRUTH.p / nu, aliveAtEnd: alive, purchases };
}

/** Share of the time passed at a first purchase, with density rising from 1 to GROWTH. */
function firstTime(random: RandomStream): number {
  const u = random.open();
  const slope = GROWTH - 1;
  return (Math.sqrt(1 + u * slope * (2 + slope)) - 1) / slope;
}
