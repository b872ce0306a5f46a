/** What the customers of each stage bought. */
export const stageNeed = {
  title: 'What each stage buys, by {kind}',
  caption: 'Part of the net value of all orders up to {day}; each row comes to 100 % · n = {n}',
  captionOrders: 'Part of the orders that hold it, up to {day}; each row comes to 100 % · n = {n}',
  customers: 'Customers',
  category: 'category',
  product: 'product',
  differentCategory: 'Different categories each',
  differentProduct: 'Different products each',
  others: { one: '{count} other', other: '{count} others' },
  unknown: 'Not named',
  all: 'All stages',
  cell: '{stage}, {name}: {share}, {value}, {customers}',
  part: '{stage}, {name}: {share}, {value}',
  buyers: { one: '{count} customer', other: '{count} customers' },
  orders: { one: '{count} order', other: '{count} orders' },
  few: 'Pale: bought by fewer than {limit} customers of the stage',
  nameless:
    '{count} of {n} customers bought nothing that has a name; what they paid stands under “Not named”.',
  below: '– stands for a sum below zero: more came back than was bought. It is no part of the row.',
} as const;
