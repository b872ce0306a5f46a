import { randomOf } from './random.ts';
import { ZipWriter } from '#main/xlsx/index.ts';

const HEADER = ['订单号', '下单时间', '客户编号', '商品', '渠道', '数量', '金额', '状态'];
/** Texts that rows share, beside the order number that each row has for itself. */
const CUSTOMERS = 120_000;
const PRODUCTS = 3000;
const CHANNELS = ['网店', '门店', '小程序', '直播间', 'marketplace'];
const STATUSES = ['已完成', '已发货', '部分退款', '交易关闭'];
/** A prime: order numbers stand in another order than the rows. */
const STRIDE = 611_953;
/** Days in the 1900 system: 2022-01-01, and how many follow. */
const FIRST_DAY = 44_562;
const DAYS = 1095;
const SECONDS = 86_400;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
};

/**
 * Writes a workbook of one sheet of orders in eight columns, as a shop's back-end would: texts shared,
 * times as day numbers, and the size of the sheet falsely declared as A1. `rows` counts the header;
 * the same bytes every time.
 */
export function writeWorkbook(path: string, rows: number): void {
  const zip = new ZipWriter(path);
  for (const [name, xml] of Object.entries(PARTS)) {
    zip.begin(name);
    zip.add(HEAD + xml);
  }
  writeStrings(zip, rows - 1);
  writeSheet(zip, rows - 1);
  zip.finish();
  zip.close();
}

/** Words first, then the customers, then the number of each order. */
const WORDS = [...HEADER, ...CHANNELS, ...STATUSES];
const FIRST_PRODUCT = WORDS.length;
const FIRST_CUSTOMER = FIRST_PRODUCT + PRODUCTS;
const FIRST_ORDER = FIRST_CUSTOMER + CUSTOMERS;

function writeStrings(zip: ZipWriter, orders: number): void {
  const random = randomOf(20_240_105);
  const digits = (count: number): string =>
    String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const count = FIRST_ORDER + orders;
  zip.begin('xl/sharedStrings.xml');
  zip.add(`${HEAD}<sst xmlns="${MAIN}" count="${count}" uniqueCount="${count}">`);
  const add = (text: string): void => {
    zip.add(`<si><t>${text}</t></si>`);
  };
  WORDS.forEach(add);
  for (let i = 0; i < PRODUCTS; i += 1) add(`商品 ${10_000 + i} &amp; 配件`);
  for (let i = 0; i < CUSTOMERS; i += 1) add(`C${13_800_000_000 + i * 37}`);
  for (let i = 0; i < orders; i += 1) {
    add(`SO${20_220_101 + Math.floor(i / 1000)}-${digits(9)}-${digits(9)}`);
  }
  zip.add('</sst>');
}

function writeSheet(zip: ZipWriter, orders: number): void {
  const random = randomOf(7);
  const below = (limit: number): number => Math.floor(random() * limit);
  zip.begin('xl/worksheets/sheet1.xml');
  zip.add(`${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>`);
  zip.add(
    row(
      1,
      HEADER.map((_, i) => shared(i)),
    ),
  );
  for (let i = 0; i < orders; i += 1) {
    const quantity = 1 + below(4);
    // A product of doubles, in as many digits as it takes: 41.400000000000006.
    const amount = quantity * ((100 + below(1_000_000)) / 100);
    const time = FIRST_DAY + Math.floor((i / orders) * DAYS) + below(SECONDS) / SECONDS;
    zip.add(
      row(i + 2, [
        // A sheet that was sorted refers to its texts in any order.
        shared(FIRST_ORDER + ((i * STRIDE) % orders)),
        ` s="1"><v>${time}`,
        shared(FIRST_CUSTOMER + below(CUSTOMERS)),
        shared(FIRST_PRODUCT + below(PRODUCTS)),
        shared(HEADER.length + below(CHANNELS.length)),
        `><v>${quantity}`,
        `><v>${amount}`,
        shared(HEADER.length + CHANNELS.length + below(STATUSES.length)),
      ]),
    );
  }
  zip.add('</sheetData></worksheet>');
}

function shared(index: number): string {
  return ` t="s"><v>${index}`;
}

/** A row of cells, each given as the rest of its tag and its value. */
function row(number: number, cells: readonly string[]): string {
  let xml = `<row r="${number}" spans="1:8">`;
  cells.forEach((cell, i) => {
    xml += `<c r="${String.fromCharCode(65 + i)}${number}"${cell}</v></c>`;
  });
  return `${xml}</row>`;
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}
