/** What files beside the orders say of customers: attributes, answers, interactions. */
export type { AttributeNames } from './attributeColumns.ts';
export { stageRelation } from './stageRelation.ts';
export { besidePart, type BesideTable } from './besidePart.ts';
