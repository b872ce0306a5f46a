/**
 * Kinds of files that can be imported, the meanings their columns can have, and which of them a kind
 * cannot do without. Orders come first: they are what a file without a mark of its own is taken for.
 */
export const IMPORT_KINDS = [
  'orders',
  'order_lines',
  'refunds',
  'customers',
  'leads',
  'interactions',
  'surveys',
  'costs',
  'products',
  'actions',
  'texts',
  'series',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds whose rows make up the ledger of orders that the analyses rest on. */
const LEDGER: ReadonlySet<ImportKind> = new Set(['orders', 'order_lines', 'refunds']);

export function isLedgerKind(kind: ImportKind): boolean {
  return LEDGER.has(kind);
}

/** Meanings of columns, with what their values are. */
const FIELD_TYPES = {
  customer_id: 'text',
  date: 'date',
  amount: 'money',
  unit_price: 'money',
  refunded: 'money',
  quantity: 'number',
  order_id: 'text',
  channel: 'text',
  product: 'text',
  status: 'status',
  customer_name: 'text',
  phone: 'text',
  email: 'text',
  event_id: 'text',
  event_type: 'text',
  stage: 'text',
  topic: 'text',
  text: 'text',
  score: 'number',
  response: 'text',
  campaign: 'text',
  cost: 'money',
  basis: 'text',
  impressions: 'number',
  clicks: 'number',
  conversions: 'number',
  category: 'text',
  region: 'text',
  gender: 'text',
  birth: 'text',
  level: 'text',
  value: 'number',
  series: 'text',
  unit: 'text',
} as const;
export type ImportField = keyof typeof FIELD_TYPES;
export const IMPORT_FIELDS = Object.keys(FIELD_TYPES) as [ImportField, ...ImportField[]];

/** `status`: values with one of the five meanings of an order's status. */
export function fieldType(field: ImportField): 'text' | 'date' | 'money' | 'number' | 'status' {
  return FIELD_TYPES[field];
}

/** Fields that can tell who the customer is, in order of preference. */
export const IDENTITY_FIELDS = ['customer_id', 'phone', 'email', 'customer_name'] as const;

const PERSON = ['customer_name', 'phone', 'email'] as const;
const ORDER = [
  'customer_id',
  'date',
  'amount',
  'unit_price',
  'quantity',
  'order_id',
  'channel',
  'product',
  'category',
  'status',
  ...PERSON,
] as const;

/** What was paid back of an order stands beside its amount. */
const SOLD = [...ORDER, 'refunded'] as const;

/** Fields of each kind, in the order in which they are offered. */
const KIND_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  orders: SOLD,
  order_lines: SOLD,
  refunds: ORDER,
  customers: [
    'customer_id',
    ...PERSON,
    'date',
    'channel',
    'level',
    'category',
    'region',
    'gender',
    'birth',
  ],
  leads: ['event_id', 'customer_id', 'date', 'stage', 'channel', 'campaign', 'cost', ...PERSON],
  interactions: [
    'event_id',
    'customer_id',
    'date',
    'event_type',
    'topic',
    'channel',
    'stage',
    'score',
    'text',
    'region',
    ...PERSON,
  ],
  surveys: [
    'event_id',
    'customer_id',
    'date',
    'score',
    'text',
    'channel',
    'product',
    'region',
    ...PERSON,
  ],
  costs: [
    'date',
    'channel',
    'campaign',
    'cost',
    'basis',
    'impressions',
    'clicks',
    'conversions',
    'event_id',
    'region',
  ],
  products: ['product', 'category', 'unit_price', 'cost'],
  actions: ['customer_id', 'date', 'campaign', 'channel', 'response', 'cost', ...PERSON],
  texts: ['text', 'date', 'score', 'category', 'product', 'channel', 'customer_id', ...PERSON],
  series: ['date', 'value', 'series', 'unit'],
};

export function fieldsOfKind(kind: ImportKind): readonly ImportField[] {
  return KIND_FIELDS[kind];
}

/** Groups of fields of each kind of which at least one must be there. */
const NEEDED: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  orders: [['date'], IDENTITY_FIELDS],
  order_lines: [['date'], IDENTITY_FIELDS],
  refunds: [['date'], IDENTITY_FIELDS, ['amount', 'unit_price']],
  customers: [IDENTITY_FIELDS],
  leads: [['date'], ['event_id', ...IDENTITY_FIELDS], ['stage', 'channel', 'campaign']],
  interactions: [['date'], ['event_id', ...IDENTITY_FIELDS]],
  surveys: [['score']],
  costs: [['cost'], ['channel', 'campaign', 'date']],
  products: [['product']],
  actions: [IDENTITY_FIELDS, ['campaign', 'response']],
  texts: [['text']],
  series: [['date'], ['value']],
};

/** The groups of needed fields of a kind from which nothing is among `fields`. */
export function missingFields(
  kind: ImportKind,
  fields: ReadonlySet<ImportField>,
): readonly (readonly ImportField[])[] {
  return NEEDED[kind].filter((group) => !group.some((field) => fields.has(field)));
}

/** True if every row of the kind must have a value in this field. */
export function isNeeded(kind: ImportKind, field: ImportField): boolean {
  return NEEDED[kind].some((group) => group.length === 1 && group[0] === field);
}
