/** Outside data beside the own figures of a run, month by month. */
export { OutsideFigures } from './outsideFigures.ts';
