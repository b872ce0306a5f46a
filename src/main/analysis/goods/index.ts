export { CustomerGoods } from './customerGoods.ts';
export { customerNeed } from './customerNeed.ts';
