/** What the customers of an action did within a time. */
export { ordersWithin, type OrdersWithin } from './ordersWithin.ts';
