import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import type { ValueMethod } from '#shared/domain/valueMethods.ts';
import { DEFAULT_CLV_SETTINGS, DEFAULT_CONTEST_SETTINGS } from '#main/engine/index.ts';
import type { ValueModelsBody } from '../views/stored.ts';
import type { ValueModelsParts } from './parts.ts';

type Advice = ValueModelsBody['advisor'][number];
type Need = Advice['needs'][number];

/** Ends of customers that the simple forward value needs, as its gate says. */
const ENDS = 30;

/** What each method of value needs beside what there is; a flag counts 1 where the thing is known. */
export function advisorOf(parts: ValueModelsParts, money: ValueModelsBody['money']): Advice[] {
  const { summary } = parts.clv;
  const inputs = money.ok ? money.value.inputs : undefined;
  const forward = money.ok ? money.value.forward : undefined;
  const days = summary.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const flag = (what: string, known: boolean): Need => ({ what, has: known ? 1 : 0, needed: 1 });
  const count = (what: string, has: number, needed: number): Need => ({ what, has, needed });
  const amounts = flag('amounts', parts.ledger.hasAmounts);
  const { gate } = DEFAULT_CLV_SETTINGS;
  const contest = DEFAULT_CONTEST_SETTINGS;
  const months = Math.floor(days / DAYS_PER_MONTH);
  const ended = forward?.ok === true ? forward.value.ended : (forward?.details['ended'] ?? 0);
  const advice = (method: ValueMethod, needs: Need[], ready = needs.every(isMet)): Advice => ({
    method,
    needs,
    ready,
  });
  return [
    advice('realised', [
      amounts,
      flag('margin', isKnown(inputs?.margin)),
      flag('cost_to_serve', isKnown(inputs?.costPerOrder)),
      flag('cac', isKnown(inputs?.cac)),
    ]),
    advice('forward', [amounts, count('ended', Number(ended), ENDS)]),
    advice('contract', [flag('contract', parts.settings.clv.contract !== null)]),
    advice('probabilistic', [
      count('customers', summary.buyers, gate.customers),
      count('months', months, gate.months),
      count('repeaters', summary.repeaters, gate.repeaters),
    ]),
    advice('spend', [amounts, count('repeaters', summary.repeaters, gate.repeaters)]),
    advice(
      'contest',
      [
        count('days', days, contest.historyDays + contest.horizonDays),
        count('customers', summary.buyers, contest.customers),
        count('repeaters', summary.repeaters, contest.repeaters),
      ],
      parts.contest.ok,
    ),
  ];
}

function isKnown(value: number | null | undefined): boolean {
  return typeof value === 'number';
}

function isMet({ has, needed }: Need): boolean {
  return has !== null && has >= needed;
}
