import type { benefits as en } from '../en/benefits.ts';
import type { Translated } from '../message.ts';

export const benefits: Translated<typeof en> = {
  title: '各忠誠層級的權益成本',
  measure: '{from}至{to}；以{to}的成員計一年成本',
  tier: '層級',
  members: '成員',
  net: '淨營收',
  contribution: '貢獻',
  cost: '權益成本',
  share: '占貢獻',
  after: '扣除權益後',
  total: '合計',
  before: '貢獻 = 淨營收 × 利潤率 − 服務成本。未知不以 0 計。',
  noTerms: '利潤率或服務成本未知，因此沒有貢獻。',
  noCost: '尚未填寫權益成本。',
  set: '填寫權益成本',
  setTerms: '填寫利潤率與服務成本',
  'form.diamond': '權益：鑽石，每位成員每年成本',
  'form.gold': '權益：黃金，每位成員每年成本',
  'form.silver': '權益：白銀，每位成員每年成本',
  'form.ordinary': '權益：一般，每位成員每年成本',
  'form.hint': '以貨幣主單位計；留空 = 未知。',
};
