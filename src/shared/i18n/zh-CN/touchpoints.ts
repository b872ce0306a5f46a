import type { touchpoints as en } from '../en/touchpoints.ts';
import type { Translated } from '../message.ts';

export const touchpoints: Translated<typeof en> = {
  section: '触点',
  title: '互动之后的下单，按触点',
  caption: '当天或之后 {days} 天内下单的人的比例，互动截至{day}，95% 区间 · n = {n}',
  days: '互动之后的天数',
  point: '触点',
  unnamed: '未注明',
  others: { one: '其他 {count} 个', other: '其他 {count} 个' },
  all: '所有触点',
  touches: '互动',
  observed: '人数',
  ordered: '下单',
  share: '占比',
  interval: '区间',
  open: '尚不可知',
  fewer: '不足 {least}',
  noteOpen: {
    one: '{count} 次互动距今不足 {days} 天：之后如何尚不可知，不计入比例。',
    other: '{count} 次互动距今不足 {days} 天：之后如何尚不可知，不计入比例。',
  },
  noteNameless: {
    one: '{count} 次互动没有注明是谁，不计入。',
    other: '{count} 次互动没有注明是谁，不计入。',
  },
  note: '人包括客户、线索以及互动文件注明的其他人；每人在每个触点只计一次。占比说明随后发生了什么，不说明因果。',
  noteFilter: '有筛选时只计其中客户的互动：他们都曾下单，因此占比高于所有人。',
};
