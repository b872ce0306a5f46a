/** How the last finished month compares with the business' own past. */
export { customerHealth, type CustomerHealth } from './health.ts';
