/** Choosing customers by columns: one byte per customer, 1 where a condition holds. */
export { combineMarks, invertMarks, type Marks } from './combine.ts';
export { markCodes, markDayRanges, markKnown, markRange, type DayRange } from './marks.ts';
export { markBehaviour, type BehaviourWindow } from './behaviour.ts';
export { keepCustomers } from './keepCustomers.ts';
