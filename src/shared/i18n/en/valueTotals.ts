/** The sum of the expected value with its interval, and models that see no differences. */
export const valueTotals = {
  total: 'All together, {level} interval',
  orders: 'Expected orders, {level} interval',
  range: '{low} to {high}',
  tested: {
    one: 'The intervals of the sums hold chance, the uncertainty of the parameters, and how far the total of {count} past period was off; one period tells that only roughly, so that a usual error counts beside it.',
    other:
      'The intervals of the sums hold chance, the uncertainty of the parameters, and how far the totals of {count} past periods were off, a usual error counting beside these.',
  },
  untested:
    'The intervals of the sums hold chance, the uncertainty of the parameters, and what totals of models are usually off by, since no past period could be tested. How right the model is on these data is not known.',
  unknown: 'The sums have no interval: the data do not tell how uncertain the parameters are.',
  alike:
    'This model sees no differences between customers: the list cannot be ranked by it. Of nine in ten customers it expects {orders} orders; expected values differ only by what customers spend per order.',
  alikeList:
    'The model of orders sees no differences between customers: this list cannot be ranked by the chance of an order.',
  alikeCard:
    'The model of orders sees no differences between customers, so that this customer’s chance and number of orders are those of everybody.',
  freeOnly: {
    one: 'The models count {count} customer more: all orders were free of charge. Coming is a purchase to them; elsewhere an order counts when it is paid.',
    other:
      'The models count {count} customers more: all their orders were free of charge. Coming is a purchase to them; elsewhere an order counts when it is paid.',
  },
} as const;
