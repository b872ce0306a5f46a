/** x */
export const leadScores = {} as const;
