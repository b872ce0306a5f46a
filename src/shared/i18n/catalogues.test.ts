import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../contract/errors.ts';
import { MEASURES } from '../domain/definitions.ts';
import { FEATURE_GROUPINGS, FEATURES } from '../domain/features.ts';
import { FINDINGS } from '../domain/findings.ts';
import {
  LOYALTY_TIERS,
  RFM_CLASSES_12,
  RFM_CLASSES_8,
  RFM_WEIGHTINGS,
} from '../domain/rfmClasses.ts';
import { STAGE_SCHEMES } from '../domain/stageSchemes.ts';
import { CATALOGUES } from './catalogues.ts';
import { partsOf, placesOf, type Message } from './message.ts';
import { isMessageKey } from './translate.ts';

type Entries = Readonly<Record<string, Readonly<Record<string, Message>>>>;

function flat(catalogue: Entries): Map<string, Message> {
  return new Map(
    Object.entries(catalogue).flatMap(([area, messages]) =>
      Object.entries(messages).map(([name, message]) => [`${area}.${name}`, message] as const),
    ),
  );
}

function textsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

const english = flat(CATALOGUES.en);
const OTHERS = ['zh-CN', 'zh-TW'] as const;

/** Words of the mainland that Taiwan says otherwise, in both scripts (screens.md 7.4). */
const MAINLAND = new RegExp(
  [
    '数据|數據|信息|用户|用戶|渠道|导出|導出|导入|導入|默认|默認|视频|視頻|质量|質量|阈值|閾值|客单价|软件|軟件|文件',
    '屏幕|打印|加载|加載|保存工作|口令|审计|審計|网络|網絡|获客|粘性|通過|設置|字段|程序|內存|運行|支持|菜單|撤銷',
    '單擊|雙擊|搜索|客戶|激活|登錄|服務器|硬盤|優化|高級|鼠標|窗口|緩存|粘貼|拷貝|反饋|實時|短信|郵箱|分辨率|營銷',
    '復購|概率|置信|聚類|標識符|性能|(?<!平)均值|日志|賬|調用|缺省|兼容|界面|充值|交互|字符|回車|注冊|帳戶|會話|工單|份額|危急',
    // "By" and "per" are 依; 按 is for buttons and keys.
    '按(?![鈕鍵下])',
  ].join('|'),
);

/** Characters that exist only in the simplified script. */
const SIMPLIFIED =
  /[们个为从这时间动产业务东经线给统计员将对应当与关开现实单报额类别换选择销购买费总达过还进运连边远区医卖厂]/;

describe.each(OTHERS)('the catalogue %s', (language) => {
  const other = flat(CATALOGUES[language]);

  it('has the English keys and no others', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has the same places in every message', () => {
    for (const [key, message] of english) {
      expect([key, placesOf(other.get(key) ?? '')]).toEqual([key, placesOf(message)]);
    }
  });

  it('has no empty text', () => {
    for (const [key, message] of other) {
      for (const text of textsOf(message)) expect([key, text.trim() === '']).toEqual([key, false]);
    }
  });
});

describe('the English catalogue', () => {
  it('has the word after a number only where the number stands', () => {
    for (const [key, message] of english) {
      const places = textsOf(message).flatMap((text) => partsOf(text));
      const words = places.flatMap((part) =>
        typeof part !== 'string' && 'one' in part ? [part.name] : [],
      );
      const lacking = words.filter((name) => !placesOf(message).includes(name));
      expect([key, lacking]).toEqual([key, []]);
    }
  });

  it('has no rule of a stage that says "1 months"', () => {
    for (const [key, message] of english) {
      if (!key.startsWith('lifecycle.rule.')) continue;
      const fixed = textsOf(message).filter((text) => /\} (months|orders|days)\b/.test(text));
      expect([key, fixed]).toEqual([key, []]);
    }
  });
});

describe('the catalogue zh-TW', () => {
  it('uses the words of Taiwan in traditional script', () => {
    const wrong = [...flat(CATALOGUES['zh-TW'])].filter(([, message]) =>
      textsOf(message).some((text) => MAINLAND.test(text) || SIMPLIFIED.test(text)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('closed lists', () => {
  const keys = [
    ...ERROR_CODES.flatMap((code) => [`errors.${code}.what`, `errors.${code}.do`]),
    ...MEASURES.flatMap((id) =>
      ['name', 'counts', 'formula'].map((part) => `definitions.${id}.${part}`),
    ),
    ...Object.keys(FINDINGS).map((code) => `findings.${code}`),
    ...Object.values(STAGE_SCHEMES).flatMap((stages) => stages.map((id) => `terms.stage.${id}`)),
    ...RFM_CLASSES_12.map((id) => `terms.class12.${id}`),
    ...RFM_CLASSES_8.map((id) => `terms.class8.${id}`),
    ...LOYALTY_TIERS.map((id) => `rfm.tier.${id}`),
    ...RFM_WEIGHTINGS.flatMap((id) => [`rfm.kind.${id}`, `weights.way.${id}`]),
    ...FEATURES.map((id) => `features.feature.${id}`),
    ...FEATURE_GROUPINGS.map((id) => `features.grouping.${id}`),
  ];

  it.each(keys)('has a text for %s', (key) => {
    expect(isMessageKey(key)).toBe(true);
  });

  it('names exactly the places of each finding', () => {
    for (const [code, places] of Object.entries(FINDINGS)) {
      const message = english.get(`findings.${code}`) ?? '';
      expect([code, placesOf(message)]).toEqual([code, Object.keys(places).sort()]);
    }
  });
});
