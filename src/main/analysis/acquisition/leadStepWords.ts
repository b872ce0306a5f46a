import type { LeadStep } from '#main/engine/index.ts';

/** Words of steps in the order in which sales go through them, where the dates do not tell. */
const STEP_WORDS: readonly RegExp[] = [
  /\bnew\b|\bopen\b|\braw\b|created|visit|view|新线索|新線索|新建|未处理|未處理|待跟进|待跟進|浏览|瀏覽|访问|造訪/u,
  /contact|attempt|engage|nurtur|联系|聯絡|聯繫|触达|觸及|跟进|跟進|沟通|溝通|加微|加好友|註冊|注册|sign.?up|register/u,
  /qualif|\bmql\b|\bsql\b|interest|意向|有效|合格|需求/u,
  /demo|trial|meeting|appointment|试用|試用|演示|到店|试驾|試乘|预约|預約|面谈|面談|cart|加购|加購/u,
  /propos|quot|offer|checkout|报价|報價|方案|下单|下單/u,
  /negotiat|contract|谈判|談判|议价|議價|合同|合約/u,
  /\bwon\b|convert|signed|customer|成交|转化|轉化|轉換|签约|簽約|赢单|贏單|已购|已購/u,
];

/** Words of leads that were given up. */
const LOST =
  /lost|dead|junk|reject|invalid|abandon|unqualif|disqualif|not interested|unsubscrib|流失|无效|無效|放弃|放棄|丢单|丟單|输单|輸單|战败|戰敗|关闭|關閉|无意向|無意向|拒绝|拒絕/u;

/** What the name of a step, folded, says about its place. */
export function leadStep(name: string): LeadStep {
  const rank = STEP_WORDS.findIndex((words) => words.test(name));
  return { rank: rank < 0 ? Number.NaN : rank, lost: LOST.test(name) };
}
