import type { Evidence } from '#shared/contract/inspection.ts';
import {
  IMPORT_KINDS,
  isLedgerKind,
  missingFields,
  type ImportField,
  type ImportKind,
} from '#shared/domain/importKinds.ts';
import { fieldsOfHeader } from './fieldWords.ts';
import { isSeries } from './isSeries.ts';
import { proposeFields, type ColumnType, type FieldGuess, type SampledColumn } from './propose.ts';

/** A kind that a file may be, with the fields its columns then have. */
export interface KindGuess {
  readonly kind: ImportKind;
  readonly score: number;
  readonly guesses: readonly (FieldGuess | undefined)[];
}

export interface RecognisedKind {
  readonly kind: ImportKind;
  readonly evidence: Evidence;
  /** All kinds that the columns allow, likeliest first. */
  readonly candidates: readonly KindGuess[];
}

/** How much a field says for a kind; each is weighed by how well its header fits. */
const MARKS: Readonly<Record<ImportKind, Readonly<Partial<Record<ImportField, number>>>>> = {
  orders: {
    order_id: 2,
    amount: 2,
    unit_price: 1,
    quantity: 1,
    product: 1,
    category: 0.5,
    status: 0.5,
  },
  order_lines: {},
  refunds: {},
  customers: {
    gender: 1.5,
    birth: 1.5,
    level: 1,
    date: 1.5,
    customer_name: 0.75,
    phone: 0.75,
    email: 0.75,
    region: 0.5,
  },
  leads: { event_id: 3, stage: 2, campaign: 0.5, channel: 0.5 },
  interactions: { event_id: 3, event_type: 2, topic: 1, text: 0.5, stage: 0.5, score: 0.5 },
  surveys: { score: 3, event_id: 1, text: 0.5 },
  costs: { cost: 3, impressions: 2, clicks: 2, conversions: 1, campaign: 1, channel: 0.5 },
  products: { product: 1, category: 1, unit_price: 1, cost: 1 },
  actions: { campaign: 2, response: 2.5 },
  texts: { text: 2, score: 0.5, category: 0.5 },
  series: { value: 1, series: 1, unit: 0.5 },
};

/** A file of orders has a customer and a date, and may have nothing else. */
const ORDERS_BASE = 1.5;

/** Words in the name of the file or its sheet. */
const NAME_WORDS: readonly (readonly [ImportKind, RegExp])[] = [
  ['refunds', /refund|return|credit.?note|退款|退货|退貨|售后|售後/iu],
  ['leads', /lead|prospect|pipeline|funnel|线索|線索|商机|商機|潜客|潛客|漏斗/iu],
  [
    'interactions',
    /ticket|complaint|support|visit|login|session|interaction|event|工单|工單|投诉|客訴|登录|登入|访问|造訪|客服|行为|行為/iu,
  ],
  ['surveys', /survey|nps|csat|satisfaction|问卷|問卷|满意度|滿意度|调研|調查/iu],
  ['costs', /cost|spend|marketing|budget|\bads?\b|投放|费用|費用|花费|花費|广告|廣告|推广|推廣/iu],
  ['products', /product|item|catalog|sku|price.?list|商品|产品|產品|价目|價目/iu],
  [
    'actions',
    /action|response|campaign|coupon|ab.?test|experiment|活动|活動|触达|觸及|优惠券|優惠券|实验|實驗/iu,
  ],
  ['texts', /review|comment|feedback|评论|評論|评价|評價|留言/iu],
  [
    'customers',
    /customer|member|client|\busers?\b|contact|客户|客戶|会员|會員|用户|用戶|顾客|顧客/iu,
  ],
  ['orders', /order|sale|transaction|invoice|订单|訂單|销售|銷售|交易|流水/iu],
];
const NAME_SCORE = 1;
/** What another kind than orders must reach: a customer column alone says nothing. */
const LEAST_SCORE = 1;

const REFUND_AMOUNT =
  /(?:refund|return)\w*[\s_]?(?:amount|total|value)|退[款货貨](?:金额|金額|额|額)/iu;

/** Share of different order numbers below which a file lists lines of orders. */
const LINES_SHARE = 0.95;

/**
 * Tells what kind of file a table is, by what its columns can mean, and by the name of the file or
 * sheet. Without a mark of another kind it is a file of orders.
 * @param names the file's name and, in a workbook, the sheet's
 */
export function recogniseKind(
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  names: readonly string[],
): RecognisedKind {
  const ledger = ledgerKind(columns, types, names);
  const others = IMPORT_KINDS.filter((kind) => !isLedgerKind(kind) && kind !== 'series');
  const kinds = [ledger, ...others];
  const guessed = kinds.map((kind) => guessOf(kind, columns, types, names));
  const possible = guessed
    .filter(({ guesses, kind }) => missingFields(kind, fieldsIn(guesses)).length === 0)
    .filter(({ kind, score }) => isLedgerKind(kind) || score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score);
  const [best] = possible;
  const fallback = guessed[0] as KindGuess;
  if (best === undefined && isSeries(columns, types, fallback.guesses)) {
    const series = guessOf('series', columns, types, names);
    return { kind: 'series', evidence: columnsWithMeaning(series), candidates: [series] };
  }
  if (best === undefined || isOrdersWithout(fallback, best)) {
    return {
      kind: ledger,
      evidence: { code: 'kind.none_complete', counts: {} },
      candidates: [fallback],
    };
  }
  return { kind: best.kind, evidence: columnsWithMeaning(best), candidates: possible };
}

function columnsWithMeaning({ guesses }: KindGuess): Evidence {
  return { code: 'kind.columns', counts: { fields: fieldsIn(guesses).size } };
}

/** True if the columns are those of orders, of which one that they need is missing: no other kind has an order number. */
function isOrdersWithout(orders: KindGuess, best: KindGuess): boolean {
  if (isLedgerKind(best.kind)) return false;
  const fields = fieldsIn(orders.guesses);
  const marked = fields.has('order_id') && fields.has('amount') && fields.has('customer_id');
  return marked && orders.score > 2 * best.score;
}

function guessOf(
  kind: ImportKind,
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  names: readonly string[],
): KindGuess {
  const guesses = proposeFields(columns, types, kind);
  const marks = MARKS[isLedgerKind(kind) ? 'orders' : kind];
  let score = isLedgerKind(kind) ? ORDERS_BASE : 0;
  guesses.forEach((guess, index) => {
    if (guess === undefined) return;
    const header = columns[index]?.name ?? '';
    const fit = fieldsOfHeader(header, kind).find(([field]) => field === guess.field)?.[1] ?? 0;
    score += (marks[guess.field] ?? 0) * fit;
  });
  const named = isLedgerKind(kind) ? 'orders' : kind;
  if (namedKind(names) === named) score += NAME_SCORE;
  return { kind, score, guesses };
}

function namedKind(names: readonly string[]): ImportKind | undefined {
  return NAME_WORDS.find(([, words]) => names.some((name) => words.test(name)))?.[0];
}

/** Orders, lines of orders, or refunds: all have the same fields. */
function ledgerKind(
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  names: readonly string[],
): ImportKind {
  const guesses = proposeFields(columns, types, 'orders');
  const at = (field: ImportField): number => guesses.findIndex((guess) => guess?.field === field);
  const paidBack = columns.some(({ name }) => REFUND_AMOUNT.test(name));
  if (namedKind(names) === 'refunds' || (paidBack && at('amount') < 0)) return 'refunds';
  const order = columns[at('order_id')];
  const repeats = order !== undefined && order.distinct.size < order.values.length * LINES_SHARE;
  return repeats && (at('product') >= 0 || at('category') >= 0) ? 'order_lines' : 'orders';
}

function fieldsIn(guesses: readonly (FieldGuess | undefined)[]): Set<ImportField> {
  return new Set(guesses.flatMap((guess) => (guess === undefined ? [] : [guess.field])));
}
