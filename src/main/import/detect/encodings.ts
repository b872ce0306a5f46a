import type { Encoding } from '#shared/contract/importReading.ts';
import type { EncodingCandidate } from '#shared/contract/inspection.ts';
import { singleByteToUtf8 } from '../read/singleByte.ts';

/** Encodings without a mark, in the order in which equal scores are decided. */
export const CANDIDATE_ENCODINGS = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'ibm437',
] as const satisfies readonly Encoding[];

/** Kanji of orders, addresses and names; kana count by themselves. */
const JAPANESE =
  '一二三四五六七八九十百千万円年月日時分秒人名大小中上下左右前後東西南北国本社会店市区町村都道府県山川田野木林森原谷島崎橋村井上石藤佐伊加近斎斉松竹梅高清長岡坂池内外河水火土金銀山本吉福永青赤白黒藍新古安宮神寺秋春夏冬平和正太郎次子美恵子真由香織裕介健一雄夫男女優智明光輝聡浩誠進学生先注文番号顧客様氏住所電話郵便品商数量単価合計税込消費額料送届払決済予約受付確認状態済未完了取消返品在庫売買上期間開始終更登録会員情報担当者部課支店舗経路広告店頭販定食飲服靴家具本書類別区備考請求支払方法現金振込引入出荷着発行作成力動用的使可不無有全各他同以今来事物手目口体心見行言語話思考知用意味問題答通信交流業務業産製造工場機械車駅空港海外国内線地図位置形色音楽写真映画像花草鳥犬猫馬魚肉米茶酒朝昼夜午曜回度個枚箱袋点台組対象名称種類特別最初約束変更理由原因結果重要必要';

/** Frequent characters, which tell scripts apart when all characters are of the common planes. */
const FREQUENT: Readonly<Partial<Record<Encoding, string>>> = {
  gb18030:
    '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切客户订单编号姓名金额数量渠道类别日期下时间',
  big5: '的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九性通目華報立馬命張活難神數件安表原車白應路期客戶訂單編號姓名金額數量渠道通路類別日期下單時間',
  shift_jis: JAPANESE,
  'euc-jp': JAPANESE,
  'euc-kr':
    '김박최강조윤장임오권황안송류홍철희준현진호은경우재혜민영숙순연선울산건개월년코드결배송고유판매점' +
    '이다는을의에가고하지한사기로도를은자일인리어시대수해주문객날짜금액상품전화이름번호부만서과있습니게원성제정보나라아여',
};

/** Characters of the first plane of a double-byte set: the ones its makers thought common. */
function commonCharacters(encoding: Encoding): ReadonlySet<string> {
  const ranges: Partial<Record<Encoding, readonly (readonly [number, number])[]>> = {
    gb18030: [[0xb0, 0xd7]],
    big5: [[0xa4, 0xc6]],
    shift_jis: [
      [0x82, 0x83],
      [0x88, 0x97],
    ],
    'euc-jp': [
      [0xa4, 0xa5],
      [0xb0, 0xcf],
    ],
    'euc-kr': [[0xb0, 0xc8]],
  };
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (const [from, to] of ranges[encoding] ?? []) {
    for (let lead = from; lead <= to; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(text).length === 1 && text >= '\u3040' && text !== '\ufffd')
          characters.add(text);
      }
    }
  }
  return characters;
}

const commonByEncoding = new Map<Encoding, ReadonlySet<string>>();

function commonOf(encoding: Encoding): ReadonlySet<string> {
  const known = commonByEncoding.get(encoding) ?? commonCharacters(encoding);
  commonByEncoding.set(encoding, known);
  return known;
}

const MAX_SEGMENTS = 2000;
const MAX_SEGMENT_BYTES = 200;
/** Bytes looked through, in blocks that are not plain ASCII. */
const MAX_SAMPLED_BYTES = 6 << 20;

/** Cell ends that no double-byte encoding uses inside a character: tab, LF, CR, quote, comma, semicolon. */
const CUTS = new Uint8Array(128);
for (const cut of [9, 10, 13, 34, 44, 59]) CUTS[cut] = 1;

/** Collects different cells with bytes above 127, in the order of the file. */
export class SegmentSampler {
  readonly #segments = new Map<string, Uint8Array>();
  #blocks = 0;
  #bytesLeft = MAX_SAMPLED_BYTES;
  /** The unfinished cell at the end of the last block. */
  #rest = new Uint8Array(0);

  add(block: Uint8Array): void {
    // A block may begin in the middle of a cell; only the file's first one does not.
    let start = this.#blocks === 0 ? 0 : -1;
    let high = false;
    this.#blocks += 1;
    const length = this.#segments.size < MAX_SEGMENTS ? Math.min(block.length, this.#bytesLeft) : 0;
    this.#bytesLeft -= length;
    for (let p = 0; p < length; p += 1) {
      const byte = block[p] as number;
      if (byte >= 0x80) high = true;
      else if (CUTS[byte] === 1) {
        if (high && start >= 0 && p - start <= MAX_SEGMENT_BYTES)
          this.#keep(Uint8Array.from(block.subarray(start, p)));
        start = p + 1;
        high = false;
      }
    }
    const open = high && start >= 0 && length === block.length;
    this.#rest = open ? Uint8Array.from(block.subarray(start)) : new Uint8Array(0);
  }

  /** Takes in the last cell of the file, which no line end may follow. */
  end(): void {
    const { length } = this.#rest;
    if (length > 0 && length <= MAX_SEGMENT_BYTES) this.#keep(this.#rest);
  }

  segments(): Uint8Array[] {
    return [...this.#segments.values()];
  }

  #keep(segment: Uint8Array): void {
    const key = Buffer.from(segment).toString('latin1');
    if (!this.#segments.has(key)) this.#segments.set(key, segment);
  }
}

/** The candidates with scores and sample words, best first. */
export function rankEncodings(
  segments: readonly Uint8Array[],
  encodings: readonly Encoding[],
): EncodingCandidate[] {
  const ranked = encodings.map((encoding) => {
    const texts = segments.map((segment) => decode(encoding, segment));
    return { encoding, score: scoreOf(encoding, texts), words: texts.slice(0, 3).map(shorten) };
  });
  return ranked.sort((x, y) => y.score - x.score);
}

function decode(encoding: Encoding, segment: Uint8Array): string {
  if (encoding === 'windows-1252' || encoding === 'ibm437') {
    return new TextDecoder().decode(singleByteToUtf8(encoding, segment));
  }
  return new TextDecoder(encoding).decode(segment);
}

/** 0 to 1: how much the text looks like text of the encoding's languages. */
function scoreOf(encoding: Encoding, texts: readonly string[]): number {
  if (encoding.startsWith('utf-')) return 1;
  if (encoding === 'windows-1252' || encoding === 'ibm437') {
    return latinScore(texts) * (encoding === 'ibm437' ? DOS_WEIGHT : LATIN_WEIGHT);
  }
  const common = commonOf(encoding);
  const frequent = new Set(Array.from(FREQUENT[encoding] ?? ''));
  let points = 0;
  let characters = 0;
  for (const text of texts) {
    points -= text.match(LONE_AMONG_LETTERS)?.length ?? 0;
    for (const character of text) {
      if (character < '\u0080') continue;
      characters += 1;
      if (common.has(character)) points += COMMON_POINTS;
      if (frequent.has(character) || isKana(encoding, character)) points += 1 - COMMON_POINTS;
    }
  }
  return characters === 0 ? 0 : Math.max(0, points / characters);
}

/** `K値n` is rather a Latin word: its accented letter and the next letter taken for one character. */
const LONE_AMONG_LETTERS = /(?<=[a-zA-Z])\P{ASCII}(?=[a-zA-Z])/gu;

/** Part of a character's point for being in the common plane; the rest is for being frequent. */
const COMMON_POINTS = 0.6;

function isKana(encoding: Encoding, character: string): boolean {
  return (encoding === 'shift_jis' || encoding === 'euc-jp') && /[\u3041-\u30ff]/u.test(character);
}

/** Latin letters beside plain letters, and signs of prices and typography. */
const LATIN_LETTER =
  /(?<=[a-zA-Z])(?!\p{ASCII})\p{Script=Latin}|(?!\p{ASCII})\p{Script=Latin}(?=[a-zA-Z])/gu;
const LATIN_SIGN = /[€£’–—©®™°·\u00a0]|(?<![a-zA-Z])[“”‘…]|[“”‘…](?![a-zA-Z])|(?<=\d)[½²³]/gu;
/** Any bytes are valid in a single-byte encoding, so even a perfect fit says less. */
const LATIN_WEIGHT = 0.7;
/** The page of DOS has a letter for nearly every byte: it is for what nothing else explains. */
const DOS_WEIGHT = 0.42;

function latinScore(texts: readonly string[]): number {
  let points = 0;
  let characters = 0;
  for (const text of texts) {
    characters += text.match(/\P{ASCII}/gu)?.length ?? 0;
    points += text.match(LATIN_LETTER)?.length ?? 0;
    points += (text.match(LATIN_SIGN)?.length ?? 0) * 0.8;
  }
  return characters === 0 ? 0 : points / characters;
}

function shorten(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : characters.join('');
}
