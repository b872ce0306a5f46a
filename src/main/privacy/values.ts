/** Tests of single values for kinds of personal data, strict enough to be counted over a column. */

const SURNAMES = new Set(
  Array.from(
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
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

/** Mainland mobile number, with or without +86, spaces and dashes; masked ones count. */
export function isMainlandPhone(value: string): boolean {
  const plain = value.replace(/[\s-]+/gu, '');
  return /^(?:\+?86|0086)?1[3-9]\d(?:\d{8}|\*{4}\d{4})$/u.test(plain);
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

/** Resident identity number of 18 digits with a right check digit (GB 11643-1999). */
export function isMainlandId(value: string): boolean {
  const text = value.trim().toUpperCase();
  if (!/^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u.test(text)) {
    return false;
  }
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return ID_CHECKS[sum % 11] === text[17];
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** Taiwan identity number: a letter (10 to 35), nine digits, weighted sum divisible by ten. */
export function isTaiwanId(value: string): boolean {
  const text = value.trim().toUpperCase();
  if (!/^[A-Z][1289]\d{8}$/u.test(text)) return false;
  const letter = TAIWAN_LETTERS.indexOf(text[0] ?? '') + 10;
  let sum = Math.floor(letter / 10) + (letter % 10) * 9;
  for (let i = 1; i <= 8; i += 1) sum += Number(text[i]) * (9 - i);
  return (sum + Number(text[9])) % 10 === 0;
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
  `^[${PROVINCES}][A-HJ-NP-Z][·\\s]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$`,
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
