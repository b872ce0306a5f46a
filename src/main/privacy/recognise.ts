import type { Evidence } from '#shared/contract/inspection.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import { kindOfValues, type ContentLimits } from './contentKinds.ts';
import { bareValue } from './values.ts';

/** Words of headers that name personal data, in three languages; matched against {@link foldHeader}. */
const HEADER_WORDS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /e-?mail|邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|信箱/u],
  [
    'phone',
    /phone|mobile|cellphone|^tel$|telno|telephone|whatsapp|手机|手機|电话|電話|联系方式|聯絡方式|聯絡電話/u,
  ],
  ['passport', /passport|护照|護照/u],
  ['national_id', /idcard|idno$|nationalid|身份证|身分證|证件号|證件號|^hkid|居留证|居留證/u],
  ['bank_card', /bankcard|bankaccount|creditcard|^iban$|银行卡|銀行卡|银行账号|銀行帳號|信用卡/u],
  ['address', /address|street|adresse|anschrift|direcci[oó]n|住址|地址|收货地|收貨地|门牌|門牌/u],
  [
    'name',
    /(customer|client|buyer|member|user|contact|full|first|last|given|family|recipient|receiver|shipping|billing)name|^name$|^surname$|^namedeskunden$|kundenname|vorname|nachname|^nom$|pr[eé]nom|姓名|客户名|客戶名|顾客名|顧客名|买家名|買家名|会员名|會員名|收货人|收貨人|收件人|联系人|聯絡人|用户名|用戶名/u,
  ],
  ['birth_date', /birthda(?:y|te)|dateofbirth|^dob$|geburtsdatum|geburtstag|生日|出生(?!地)/u],
  ['plate', /licen[cs]eplate|plateno|platenumber|kennzeichen|车牌|車牌|车辆号|車號|车号/u],
  [
    'health',
    /disease|diagnos|medical|healthcondition|allerg|medication|bloodtype|疾病|病史|病情|诊断|診斷|健康状况|健康狀況|过敏|過敏|用药|用藥|血型|体检|體檢|病症|症状|症狀|病歷|病历|孕期|预产期|預產期|残疾|殘疾|kranken|gesundheit|diagnose/u,
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

interface Recognised {
  readonly kind: PersonalKind;
  readonly evidence: Evidence;
}

/**
 * Kind of personal data in a column. Content that most values have goes first (it cannot be mistaken for a
 * header's word), and so do identity numbers with a right check digit among other values; then the header,
 * then kinds that only some of the values have. `values` are distinct non-empty values of the column.
 */
export function recognisePersonal(
  header: string,
  values: readonly string[],
  limits: ContentLimits,
): Recognised | undefined {
  const bare = values.map(bareValue).filter((value) => value !== '');
  const found = kindOfValues(bare, limits);
  if (found !== undefined && (found.most || found.kind === 'national_id')) return byContent(found);
  const folded = foldHeader(header);
  const named = HEADER_WORDS.find(([, words]) => words.test(folded));
  if (named !== undefined) {
    return { kind: named[0], evidence: { code: 'personal.header', counts: {} } };
  }
  return found && byContent(found);
}

function byContent({
  kind,
  matches,
  values,
}: NonNullable<ReturnType<typeof kindOfValues>>): Recognised {
  return { kind, evidence: { code: 'personal.content', counts: { matches, values } } };
}
