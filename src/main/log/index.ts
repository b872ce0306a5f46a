export { createLog, framesOf, type Log } from './log.ts';
