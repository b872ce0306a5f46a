/** x */
export const valueWatch = {} as const;
