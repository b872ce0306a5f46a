/** Tests of single values for kinds of personal data, strict enough to be counted over a column. */

const SURNAMES = new Set(
  Array.from(
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
      '谷游章云蓝骆岑童牛纪舒屈项阮兰闵季路娄盛刁樊凌霍虞管房缪解宗宣郁单杭包吉钮邢荣甘冷辛简饶沙鞠靳苗申符覃卜尚桑' +
      '遊藍駱紀項閔婁單鈕榮簡饒連' +
      '張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸顧龍萬錢湯喬賀賴龔莊嚴莫洪柯施倪褚关關柳俞祝诸諸葛殷裴左欧歐温溫詹翁岳齐齊梅莫伍韦韋申尤安颜顏倪严庄聂聶焦向华華冉符鲁魯应應',
  ),
);

const COMPOUND_SURNAMES = [
  '欧阳',
  '歐陽',
  '上官',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '司徒',
  '皇甫',
  '令狐',
];

/**
 * A value without what programs write around it, for the tests of this file: full width and invisible
 * characters, `="…"` and an apostrophe against spreadsheets, the `.0` of a number that was one of decimals.
 */
export function bareValue(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .trim()
    .replace(/^="?([^"]*)"?$/u, '$1')
    .replace(/^'/u, '')
    .replace(/^(\d{8,})\.0$/u, '$1')
    .trim();
}

/** Mainland mobile number, with or without +86, spaces and dashes; masked ones count. */
export function isMainlandPhone(value: string): boolean {
  const plain = value.replace(/[\s()-]+/gu, '');
  return /^(?:\+?86|0086)?1[3-9]\d(?:\d{8}|[*xX#•]{4}\d{4})$/u.test(plain);
}

/** Landline of the mainland or Taiwan with its area code set apart, also with an extension. */
export function isLandline(value: string): boolean {
  return /^(?:\(0[1-9]\d{0,2}\)|0[1-9]\d{0,2}[-\s])\s?[2-9]\d{2,3}[-\s]?\d{4}(?:\s?(?:-|#|转|轉|ext\.?)\s?\d{1,5})?$/u.test(
    value,
  );
}

/** A phone number of another place: Taiwan mobile, Hong Kong, or an international form. */
export function isOtherPhone(value: string): boolean {
  const plain = value.replace(/[\s().-]+/gu, '');
  return /^(?:09\d{8}|\+\d{8,15}|(?:\+?852)[2-9]\d{7})$/u.test(plain);
}

export function isEmail(value: string): boolean {
  return /^[^\s@,;]{1,64}@[^\s@,;]+\.[^\s@.,;]{2,}$/u.test(value.trim());
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

const MAINLAND_ID = /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u;
const MASKED_MAINLAND_ID = /^[1-9]\d{2,5}\*{6,14}[\dX*]{1,4}$/u;

/** Resident identity number of 18 digits whose middle is hidden: 110105********002X. */
export function isMaskedMainlandId(value: string): boolean {
  const text = value.trim().toUpperCase();
  return text.length === 18 && MASKED_MAINLAND_ID.test(text);
}

/** Resident identity number of 18 digits with a right check digit (GB 11643-1999). */
export function isMainlandId(value: string): boolean {
  const text = value.replace(/[\s-]+/gu, '').toUpperCase();
  if (!MAINLAND_ID.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return ID_CHECKS[sum % 11] === text[17];
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/**
 * Taiwan identity number: a letter (10 to 35), nine digits, weighted sum divisible by ten. Residents without
 * household registration had a second letter before 2021, whose last digit counts.
 */
export function isTaiwanId(value: string): boolean {
  const text = value.trim().toUpperCase();
  if (!/^[A-Z][1289A-D]\d{8}$/u.test(text)) return false;
  const [letter, second] = [text[0] ?? '', text[1] ?? ''].map(
    (sign) => TAIWAN_LETTERS.indexOf(sign) + 10,
  ) as [number, number];
  const first = second >= 10 ? second % 10 : Number(text[1]);
  let sum = Math.floor(letter / 10) + (letter % 10) * 9 + first * 8;
  for (let i = 2; i <= 8; i += 1) sum += Number(text[i]) * (9 - i);
  return (sum + Number(text[9])) % 10 === 0;
}

/** Number of a mainland passport, which has no check digit: a pattern, and no proof. */
export function isPassport(value: string): boolean {
  return /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7})$/u.test(value.trim().toUpperCase());
}

/** Hong Kong identity card: one or two letters, six digits, check digit modulo eleven. */
export function isHongKongId(value: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})\(?([\dA])\)?$/u.exec(value.trim().toUpperCase());
  if (!match) return false;
  const [, letters = '', digits = '', check = ''] = match;
  const codes = Array.from(letters.padStart(2, ' '), (c) =>
    c === ' ' ? 36 : c.charCodeAt(0) - 55,
  );
  const parts = [...codes, ...Array.from(digits, Number), check === 'A' ? 10 : Number(check)];
  return parts.reduce((total, part, i) => total + part * (9 - i), 0) % 11 === 0;
}

/** Bank card of 15 to 19 digits with a right check digit (Luhn, ISO/IEC 7812-1). */
export function isBankCard(value: string): boolean {
  const text = value.replace(/[\s-]+/gu, '');
  if (!/^[3-6]\d{14,18}$/u.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = Number(text[text.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `^[${PROVINCES}][A-HJ-NP-Z][·•.\\s-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$`,
  'u',
);

/** Number plate of a mainland vehicle (GA 36-2018), that of a new-energy one with a digit more. */
export function isPlate(value: string): boolean {
  return PLATE.test(value.trim().toUpperCase());
}

/** Two to four Chinese characters that begin with a common surname. */
export function isChineseName(value: string): boolean {
  const text = value.trim();
  if (!/^\p{Script=Han}{1,3}[\p{Script=Han}*＊]{1,2}$/u.test(text)) return false;
  const characters = Array.from(text);
  if (characters.length > 4) return false;
  const compound = COMPOUND_SURNAMES.includes(characters.slice(0, 2).join(''));
  return compound
    ? characters.length >= 3
    : characters.length <= 3 && SURNAMES.has(characters[0] ?? '');
}

const EAST_ASIAN_ADDRESS =
  /\p{Script=Han}{2,}(?:路|街|道|巷|弄|胡同|大道|段|村|里|屯|园|園|苑|区|區|镇|鎮|乡|鄉)[^,;]{0,20}?[\d一二三四五六七八九十百]+\s*(?:号|號|弄|巷|室|栋|棟|幢|座|楼|樓|单元|單元)/u;
const WESTERN_ADDRESS =
  /\b\d{1,5}[a-z]?,?\s+(?:[\p{L}\d.'-]+\s+){0,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square)\b|(?:stra(?:ß|ss)e|str\.|\b(?:rue|avenue|via|calle|plaza|platz|allee|weg)\b)[^,]{0,40}\d/iu;

/** A street with a number, in the East Asian or a Western order. */
export function isAddress(value: string): boolean {
  return value.length <= 200 && (EAST_ASIAN_ADDRESS.test(value) || WESTERN_ADDRESS.test(value));
}

const HEALTH =
  /高血压|高血壓|糖尿|心脏病|心臟病|冠心病|哮喘|气喘|氣喘|癌|肿瘤|腫瘤|白血病|抑郁|憂鬱|焦虑症|焦慮症|精神分裂|癫痫|癲癇|肝炎|乙肝|丙肝|肝硬化|艾滋|爱滋|愛滋|梅毒|结核|結核|肺炎|胃炎|胃溃疡|胃潰瘍|肾病|腎病|肾炎|腎炎|尿毒|中风|中風|脑梗|腦梗|痛风|痛風|甲亢|甲减|贫血|貧血|过敏性|過敏性|青霉素过敏|怀孕|懷孕|妊娠|孕妇|孕婦|骨折|关节炎|關節炎|残疾|殘疾|\b(?:hypertension|diabet\w*|asthma|cancer|tumou?r|leuk[ae]+mia|depression|schizophrenia|epilepsy|hepatitis|hiv|tuberculosis|pneumonia|gout|an[ae]+mia|pregnan\w*|arthritis|migraine|dementia|copd|coronary)\b/iu;
/** Longer texts tell of many things. */
const LONGEST_DIAGNOSIS = 40;

/** The short name of an illness or a state of health. */
export function isHealthWord(value: string): boolean {
  return value.length <= LONGEST_DIAGNOSIS && HEALTH.test(value);
}
