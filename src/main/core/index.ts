export type { CoreHost, CoreOptions } from './context.ts';
export { createCore, type Core } from './core.ts';
export { languageOf } from './preferencesFile.ts';
