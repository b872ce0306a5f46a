/** Answers to surveys: their scale, satisfaction in points, recommendation. */
export { answerScale, promoterSign, satisfactionIndex, type AnswerScale } from './answerScale.ts';
export { meansByGroup, type MeanWithLimits } from './meansByGroup.ts';
