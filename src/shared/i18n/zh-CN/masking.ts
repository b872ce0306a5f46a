import type { masking as en } from '../en/masking.ts';
import type { Translated } from '../message.ts';

export const masking: Translated<typeof en> = {
  title: '显示个人信息',
  kept: '导入时按原样保留、在所有页面上脱敏显示：{kinds}。',
  lead: '显示期间，能看到屏幕的人都能读到。报告和从页面保存的表格中从不出现。',
  nothing: '这里没有脱敏的内容：没有一次导入按原样保留姓名、电话或其他个人信息。',
  reason: '原因',
  'reason.request': '客户询问自己被保存了哪些信息',
  'reason.check': '核对数据',
  'reason.contact': '联系客户',
  'reason.other': '其他原因',
  duration: '显示多久',
  minutes: '{count} 分钟',
  logged: '时间、原因和时长会写入审计日志。时间一到或工作区锁定，即恢复脱敏。',
  show: '显示',
  shown: '个人信息显示到 {time}。',
  hide: '立即脱敏',
  masked: '已脱敏',
  ask: '临时显示',
  'contact.name': '姓名',
  'contact.phone': '电话',
  'contact.email': '电子邮箱',
};
