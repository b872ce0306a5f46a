/** Why personal values are shown for a while. Words of the user's own could name a person in the audit log. */
export const UNMASK_REASONS = ['request', 'check', 'contact', 'other'] as const;
export type UnmaskReason = (typeof UNMASK_REASONS)[number];

/** For how many minutes. */
export const UNMASK_MINUTES = [1, 5, 15] as const;
