/** What files beside the orders say of customers: attributes, answers, interactions. */
export type { AttributeNames } from './attributeColumns.ts';
export { stageRelation, type AllAnswers } from './stageRelation.ts';
export { importedTouches, type ImportedTouches } from './touches.ts';
export { touchpointsView } from './touchpoints.ts';
export { besidePart, type BesideTable } from './besidePart.ts';
