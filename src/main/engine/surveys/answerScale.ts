/** Ends of the scale on which answers were given; both can be ticked. */
export interface AnswerScale {
  readonly least: number;
  readonly most: number;
}

/** Scales in use, the narrowest first: five and seven steps, marks out of ten, per cent. */
const SCALES: readonly AnswerScale[] = [
  { least: 1, most: 5 },
  { least: 0, most: 5 },
  { least: 1, most: 7 },
  { least: 1, most: 10 },
  { least: 0, most: 10 },
  { least: 0, most: 100 },
];

/**
 * The narrowest scale in use that holds all answers of one question; undefined without an answer, or
 * when they lie on none (below 0, above 100). Evidence is all there is: a question out of ten whose
 * answers all lie between 1 and 5 is taken for one out of five, so the scale is named with the figure.
 *
 * @param answers NaN where there is none
 */
export function answerScale(answers: ArrayLike<number>): AnswerScale | undefined {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i] as number;
    if (Number.isNaN(answer)) continue;
    least = Math.min(least, answer);
    most = Math.max(most, answer);
  }
  if (most < least) return undefined;
  return SCALES.find((scale) => scale.least <= least && most <= scale.most);
}

/** An answer as satisfaction index: points from 0 at the low end of its scale to 100 at the high one. */
export function satisfactionIndex(answer: number, { least, most }: AnswerScale): number {
  return (100 * (answer - least)) / (most - least);
}

/** From 9 on somebody recommends, up to 6 somebody advises against (Reichheld 2003). */
const LEAST_PROMOTER = 9;
const MOST_DETRACTOR = 6;

/** 1 for a promoter, -1 for a detractor, 0 between them; NaN without an answer of 0 to 10. */
export function promoterSign(answer: number): number {
  if (Number.isNaN(answer)) return Number.NaN;
  if (answer >= LEAST_PROMOTER) return 1;
  return answer <= MOST_DETRACTOR ? -1 : 0;
}
