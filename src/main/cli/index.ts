export type { CommandCore } from './command.ts';
export { runCli, type CliOptions } from './main.ts';
