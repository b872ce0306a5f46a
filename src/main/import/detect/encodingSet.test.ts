import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Encoding } from '#shared/contract/importReading.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { encodeIn } from '#test/fuzz/encode.ts';
import { mulberry } from '#test/support/random.ts';
import { isSingleByte, singleByteToUtf8 } from '../read/singleByte.ts';
import { surveyFile } from './survey.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-encodings-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Names of people and a header as they stand in exports. */
const SIMPLIFIED = {
  header: '订单编号,下单时间,客户姓名,实付金额',
  names:
    '张伟 王芳 李秀英 刘洋 陈静怡 杨磊 赵敏 黄晓燕 周杰 吴建国 徐丽 孙志强 胡雪 林子涵 郭涛 谢婷 唐鹏 邓超 欧阳娜 诸葛明',
};
const TRADITIONAL = {
  header: '訂單編號,訂購日期,客戶姓名,實付金額',
  names:
    '陳志明 林淑芬 黃雅婷 張家豪 李怡君 王宗翰 吳俊傑 劉美玲 蔡建宏 楊佳穎 許詩涵 鄭承恩 謝冠宇 郭品妍 歐陽慧 司馬玉',
};
const JAPANESE = {
  header: '注文番号,注文日,顧客名,金額',
  names:
    '佐藤太郎 鈴木花子 高橋健一 田中美咲 伊藤翔太 渡辺さくら 山本大輔 中村陽子 小林直樹 吉田由美 サトウ タナカハナコ ヤマダ',
};
const HALF_WIDTH = {
  header: '注文番号,注文日,顧客名,金額',
  names: 'ｻﾄｳﾀﾛｳ ﾀﾅｶﾊﾅｺ ｽｽﾞｷｹﾝｲﾁ ﾔﾏﾀﾞﾐｻｷ ﾜﾀﾅﾍﾞﾅｵｷ ｺﾊﾞﾔｼﾕﾐ ﾖｼﾀﾞﾏﾅﾌﾞ ﾌｼﾞﾀ ｸﾎﾞﾀ',
};
const KOREAN = {
  header: '주문번호,주문일,고객명,금액',
  names:
    '김민준 이서연 박도윤 최지우 정예준 강서현 조시우 윤하은 장주원 임지민 한지호 오수아 신준서 김영희 이철수 박수정',
};
const WESTERN = {
  header: 'Bestellnr,Datum,Käufer,Größe',
  names:
    'José García_Jürgen Müller_François Lefèvre_Søren Jørgensen_Zoë Brontë_Günther Groß_Hélène_João Conceição_Björn Åkesson_Peña_André_Renée_Sørensen',
};
const DOS = {
  header: 'Bestellnr,Datum,Käufer,Stückzahl',
  names:
    'José García_Jürgen Müller_François Lefèvre_Günther Groß_Hélène_Björn Åkesson_Peña_André_Renée_Málaga',
};
const CENTRAL = {
  header: 'Číslo,Datum,Zákazník,Částka',
  names:
    'Paweł Świątek_Małgorzata Dąbrowska_Grażyna Wójcik_Zdeněk Dvořák_Jiří Novák_Tomáš Procházka_Szőke Ágnes_Růžena Bílková',
};
const RUSSIAN = {
  header: 'Номер,Дата,Клиент,Сумма',
  names:
    'Иван Петров_Мария Иванова_Алексей Смирнов_Ольга Кузнецова_Дмитрий Попов_Елена Васильева_Наталья Михайлова',
};
const GREEK = {
  header: 'Αριθμός,Ημερομηνία,Πελάτης,Ποσό',
  names: 'Γιώργος Παπαδόπουλος_Μαρία Νικολάου_Ελένη Γεωργίου_Κωνσταντίνος Αντωνίου',
};
const TURKISH = {
  header: 'Sipariş,Tarih,Müşteri,Tutarı',
  names: 'Ayşe Yılmaz_Çiğdem Şahin_Oğuz Yıldırım_Gülşen Öztürk_Uğur Çelik',
};

type Texts = typeof WESTERN;
interface Case {
  readonly encoding: Encoding;
  readonly texts: Texts;
  readonly mark?: boolean;
}

const CASES: readonly Case[] = [
  { encoding: 'utf-8', texts: SIMPLIFIED },
  { encoding: 'utf-8', texts: WESTERN },
  { encoding: 'utf-8', texts: JAPANESE, mark: true },
  { encoding: 'utf-16le', texts: SIMPLIFIED },
  { encoding: 'utf-16le', texts: KOREAN },
  { encoding: 'utf-16le', texts: TRADITIONAL, mark: true },
  { encoding: 'utf-16be', texts: JAPANESE },
  { encoding: 'utf-16be', texts: KOREAN },
  { encoding: 'utf-16be', texts: WESTERN, mark: true },
  { encoding: 'gb18030', texts: SIMPLIFIED },
  { encoding: 'gb18030', texts: TRADITIONAL },
  { encoding: 'big5', texts: TRADITIONAL },
  { encoding: 'shift_jis', texts: JAPANESE },
  { encoding: 'shift_jis', texts: HALF_WIDTH },
  { encoding: 'euc-jp', texts: JAPANESE },
  { encoding: 'euc-kr', texts: KOREAN },
  { encoding: 'windows-1252', texts: WESTERN },
  { encoding: 'windows-1250', texts: CENTRAL },
  { encoding: 'iso-8859-2', texts: CENTRAL },
  { encoding: 'windows-1251', texts: RUSSIAN },
  { encoding: 'koi8-r', texts: RUSSIAN },
  { encoding: 'ibm866', texts: RUSSIAN },
  { encoding: 'windows-1253', texts: GREEK },
  { encoding: 'windows-1254', texts: TURKISH },
  { encoding: 'macintosh', texts: WESTERN },
  { encoding: 'ibm437', texts: DOS },
  { encoding: 'ibm850', texts: WESTERN },
];

function encoded({ encoding, mark = false }: Case, text: string): Buffer {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked);
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  if (!isSingleByte(encoding)) return encodeIn(encoding, text);
  const page = Array.from({ length: 256 }, (_, byte) =>
    Buffer.from(singleByteToUtf8(encoding, Uint8Array.of(byte))).toString('utf8'),
  );
  return Buffer.from(Array.from(text, (character) => page.indexOf(character)));
}

/** Small files of every form in which little tells the encoding: a name, three, the last line, the header. */
function filesOf({ header, names }: Texts, random: () => number): string[] {
  const all = names.split(names.includes('_') ? '_' : ' ');
  const name = (): string => all[Math.floor(random() * all.length)] ?? '';
  const row = (i: number, who: string): string => `A${1000 + i},2024-01-${10 + i},${who},${i}.50\n`;
  const plain = 'id,date,customer,amount\n';
  return [
    `${header}\n`,
    `${header}\n${row(1, name())}`,
    `name\n${name()}\n${name()}\n`,
    `${plain}${row(1, name())}`,
    `${plain}${row(1, 'Smith')}${row(2, 'Jones')}${row(3, name()).trimEnd()}`,
    `${plain}${row(1, name())}${row(2, name())}${row(3, name())}`.replaceAll('\n', '\r\n'),
    `${header}\n${[1, 2, 3, 4, 5].map((i) => row(i, name())).join('')}`.replaceAll(',', ';'),
  ];
}

describe('small files', () => {
  it.each(CASES.map((one): [string, Case] => [`${one.encoding} ${one.texts.header}`, one]))(
    'are read as what they are: %s',
    (_, one) => {
      const random = mulberry(20_260_101);
      const path = join(folder, 'small.csv');
      const wrong: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        for (const text of filesOf(one.texts, random)) {
          const bytes = encoded(one, text);
          writeFileSync(path, bytes);
          const { encoding } = surveyFile(path, undefined, undefined, detachedControl());
          // Two pages that read all of a file alike are both right.
          const same = encoded({ encoding, texts: one.texts }, text).equals(bytes);
          if (encoding !== one.encoding && !same) wrong.push(`${encoding}: ${text}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
