export { Session, valueOf } from './session.ts';
