import type { benefits as en } from '../en/benefits.ts';
import type { Translated } from '../message.ts';

export const benefits: Translated<typeof en> = {
  title: '各忠诚层级的权益成本',
  measure: '{from}至{to}；按{to}的成员计一年成本',
  tier: '层级',
  members: '成员',
  net: '净收入',
  contribution: '贡献',
  cost: '权益成本',
  share: '占贡献',
  after: '扣除权益后',
  total: '合计',
  before: '贡献 = 净收入 × 利润率 − 服务成本。未知不按 0 计。',
  noTerms: '利润率或服务成本未知，因此没有贡献。',
  noCost: '尚未填写权益成本。',
  set: '填写权益成本',
  setTerms: '填写利润率与服务成本',
  'form.diamond': '权益：钻石，每位成员每年成本',
  'form.gold': '权益：黄金，每位成员每年成本',
  'form.silver': '权益：白银，每位成员每年成本',
  'form.ordinary': '权益：普通，每位成员每年成本',
  'form.hint': '以货币主单位计；留空 = 未知。',
};
