import type { Evidence } from '#shared/contract/inspection.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import {
  isBankCard,
  isChineseName,
  isEmail,
  isHongKongId,
  isMainlandId,
  isMainlandPhone,
  isOtherPhone,
  isPlate,
  isTaiwanId,
} from './values.ts';

/** Words of headers that name personal data, in three languages; matched against {@link foldHeader}. */
const HEADER_WORDS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /e-?mail|邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|信箱/u],
  [
    'phone',
    /phone|mobile|cellphone|^tel$|telno|telephone|whatsapp|手机|手機|电话|電話|联系方式|聯絡方式|聯絡電話/u,
  ],
  ['passport', /passport|护照|護照/u],
  ['national_id', /idcard|idno$|nationalid|身份证|身分證|证件号|證件號/u],
  ['bank_card', /bankcard|bankaccount|creditcard|^iban$|银行卡|銀行卡|银行账号|銀行帳號|信用卡/u],
  ['address', /address|street|住址|地址|收货地|收貨地/u],
  [
    'name',
    /(customer|client|buyer|member|user|contact|full|first|last|given|family|recipient|receiver|shipping|billing)name|^name$|姓名|客户名|客戶名|顾客名|顧客名|买家名|買家名|会员名|會員名|收货人|收貨人|收件人|联系人|聯絡人|用户名|用戶名/u,
  ],
  ['birth_date', /birthda(?:y|te)|dateofbirth|^dob$|生日|出生日期/u],
  ['plate', /licen[cs]eplate|plateno|platenumber|车牌|車牌/u],
  [
    'health',
    /disease|diagnos|medical|healthcondition|allerg|medication|bloodtype|疾病|病史|病情|诊断|診斷|健康状况|健康狀況|过敏|過敏|用药|用藥|血型/u,
  ],
  ['account', /nickname|wechat|weixin|openid|unionid|昵称|暱稱|旺旺|微信|买家账号|買家帳號/u],
];

/** A header with case, width, spaces and punctuation folded away. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\u00ad_\-./\\:()[\]{}'"“”‘’#*]+/gu, '');
}

/** Shops make ids of a name and a number: 曾惠-14485 still says who it is. */
const NUMBER_BEHIND_NAME = /[-_#\s]?\d{1,8}$/u;

const CONTENT_TESTS: readonly (readonly [PersonalKind, (value: string) => boolean])[] = [
  ['national_id', (v) => isMainlandId(v) || isTaiwanId(v) || isHongKongId(v)],
  ['email', isEmail],
  ['phone', (v) => isMainlandPhone(v) || isOtherPhone(v)],
  ['bank_card', isBankCard],
  ['plate', isPlate],
  ['name', (v) => isChineseName(v.replace(NUMBER_BEHIND_NAME, ''))],
];

/** Share of sampled values that must pass a content test. */
const CONTENT_SHARE = 0.6;
/** Chinese names are only a pattern, so more of them must fit and they must differ. */
const NAME_SHARE = 0.8;

interface Recognised {
  readonly kind: PersonalKind;
  readonly evidence: Evidence;
}

/**
 * Kind of personal data in a column, by content first (it cannot be mistaken for a header's word),
 * then by header. `values` are distinct non-empty values of the column. `namesAllowed` is false for
 * columns that mean something else already (a channel, a product), where short Chinese words abound.
 */
export function recognisePersonal(
  header: string,
  values: readonly string[],
  namesAllowed: boolean,
): Recognised | undefined {
  for (const [kind, test] of CONTENT_TESTS) {
    if (kind === 'name' && (!namesAllowed || values.length < 5)) continue;
    const hits = values.reduce((count, value) => count + (test(value) ? 1 : 0), 0);
    const needed = kind === 'name' ? NAME_SHARE : CONTENT_SHARE;
    if (values.length > 0 && hits >= values.length * needed) {
      return {
        kind,
        evidence: { code: 'personal.content', counts: { matches: hits, values: values.length } },
      };
    }
  }
  const folded = foldHeader(header);
  const named = HEADER_WORDS.find(([, words]) => words.test(folded));
  return named && { kind: named[0], evidence: { code: 'personal.header', counts: {} } };
}
