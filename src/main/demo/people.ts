import type { RandomStream } from '#main/engine/index.ts';

/** A made-up person. Phones count up from 138 0000 0000: nobody's data were used. */
export interface DemoPerson {
  readonly memberId: string;
  readonly name: string;
  readonly phone: string;
}

const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余',
);
const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏浩宇欣怡子涵梓轩雨桐思远嘉琪',
);
const FIRST =
  'Alice Ben Chloe Daniel Emma Felix Grace Henry Ivy Jack Karen Leo Mia Noah Olivia Peter Quinn Rose Sam Tina'.split(
    ' ',
  );
const LAST =
  'Archer Brook Carver Dale Easton Fielding Glover Harper Irving Joiner Keeler Linden Mason Norwood Oakes Porter'.split(
    ' ',
  );

/** Share of customers with English names. */
const ENGLISH_SHARE = 0.15;

/** The person behind customer number `index`. */
export function drawPerson(random: RandomStream, index: number): DemoPerson {
  return {
    memberId: `M${String(100_001 + index)}`,
    name: random.open() < ENGLISH_SHARE ? englishName(random) : chineseName(random),
    phone: String(13_800_000_000 + index),
  };
}

function chineseName(random: RandomStream): string {
  const given = pick(random, GIVEN) + (random.open() < 0.7 ? pick(random, GIVEN) : '');
  return pick(random, SURNAMES) + given;
}

function englishName(random: RandomStream): string {
  return `${pick(random, FIRST)} ${pick(random, LAST)}`;
}

/** One of a list, each as likely. */
export function pick<T>(random: RandomStream, list: readonly T[]): T {
  return list[random.integer(list.length)] as T;
}
