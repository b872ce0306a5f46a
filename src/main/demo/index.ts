export { fillDemo } from './fillDemo.ts';
