import { analysisSettingsSchema } from '#shared/contract/settings.ts';

/** Settings of a new workspace. */
export const SETTINGS = analysisSettingsSchema.parse({});
