import { expect, it } from 'vitest';
import { differenceOf, valueKey } from './sameValues.ts';
import { simplified } from './scripts.ts';

it.each([
  ['channel', 'WeChat', 'wechat', 'case'],
  ['channel', 'ＡＰＰ', 'APP', 'width'],
  ['channel', 'ｱﾌﾟﾘ', 'アプリ', 'width'],
  ['channel', 'Tmall Store', 'TmallStore', 'blanks'],
  ['channel', '天貓旗艦店', '天猫旗舰店', 'script'],
  ['level', '鑽石會員', '钻石会员', 'script'],
  ['level', 'Ｖip 會員', 'VIP会员', 'writing'],
  ['gender', '男', 'M', 'word'],
  ['gender', '先生', 'male', 'word'],
  ['gender', ' Ｆ', 'f', 'writing'],
  ['gender', '小姐', '女士', 'word'],
] as const)('of a %s %s and %s say the same (%#)', (field, one, other, why) => {
  expect(valueKey(field, one)).toBe(valueKey(field, other));
  expect(differenceOf(one, other)).toBe(why);
});

it.each([
  ['gender', '男', '女'],
  ['gender', 'M', 'F'],
  ['gender', '保密', '男'],
  ['level', 'M', '男'],
  ['channel', '微信', '微博'],
  ['level', 'VIP1', 'VIP2'],
  ['level', 'V', 'V+'],
] as const)('of a %s %s and %s do not', (field, one, other) => {
  expect(valueKey(field, one)).not.toBe(valueKey(field, other));
});

it('has each character of the traditional script once, and leaves simplified ones alone', () => {
  expect(simplified('會員級別、顧客、鑽石、銀髮族、裡裏、臺灣')).toBe(
    '会员级别、顾客、钻石、银发族、里里、台湾',
  );
  expect(simplified('会员级别 VIP 1')).toBe('会员级别 VIP 1');
});
