import { describe, expect, it } from 'vitest';
import { recognisePersonal } from './recognise.ts';

const FREE = { words: true, unknown: true };

/** Right and wrong ids of 18 digits, made by the rule of GB 11643. */
const IDS = [
  '110105194912310021',
  '440305198803151239',
  '310104197501010015',
  '510107200012317779',
].map((id) => id.slice(0, 17) + checkOf(id));

function checkOf(id: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

const PHONES = ['13800138000', '15912345678', '18687654321'];
const kindOf = (values: readonly string[], header = 'c7', limits = FREE): string | undefined =>
  recognisePersonal(header, values, limits)?.kind;

describe('columns without a telling header', () => {
  it.each([
    ['national_id', 'as text for a spreadsheet', IDS.map((id) => `="${id}"`)],
    ['national_id', 'behind an apostrophe', IDS.map((id) => `'${id}`)],
    [
      'national_id',
      'in groups',
      IDS.map((id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`),
    ],
    [
      'national_id',
      'hidden in the middle',
      IDS.map((id) => `${id.slice(0, 6)}********${id.slice(14)}`),
    ],
    ['national_id', 'of residents of Taiwan before 2021', ['AC01234567', 'FA12345689']],
    [
      'national_id',
      'among other members',
      [...IDS, ...Array.from({ length: 12 }, (_, i) => `VIP${String(i)}`)],
    ],
    ['phone', 'full width', ['１３８００１３８０００', '１５９１２３４５６７８']],
    ['phone', 'masked by letters', ['138xxxx8000', '159XXXX5678']],
    ['phone', 'of a float', ['13800138000.0', '15912345678.0']],
    [
      'phone',
      'with a landline',
      ['010-62345678', '0571-88123456', '(02) 2345-6789', '021-5555 6666-12'],
    ],
    [
      'email',
      'among nicknames',
      ['a@qq.com', 'b@163.com', 'c@x.cn', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'],
    ],
    ['phone', 'beside e-mails', [...PHONES, 'a@qq.com', 'b@163.com']],
    ['plate', 'with a dash', ['京A-12345', '粤B•D1234']],
    [
      'passport',
      'of the mainland',
      ['E12345678', 'G87654321', 'EA1234567', 'EK7654321', 'E11112222'],
    ],
    [
      'address',
      'in Chinese',
      ['浙江省杭州市西湖区文三路123号', '北京市朝阳区建国路8号院2号楼301室'],
    ],
    ['address', 'of Taiwan', ['臺北市信義區市府路1號', '高雄市前鎮區中山二路22號3樓']],
    ['address', 'in English', ['12 Main Street, Springfield', '7 Oxford Rd, London']],
    ['address', 'in German and French', ['Hauptstraße 12', '12 rue de la Paix', 'Goethestr. 7']],
    [
      'birth_date',
      'over decades',
      ['1955-02-03', '1971/1/5', '19840612', '1990-11-30', '2001年3月4日'],
    ],
    ['health', 'as a list', ['高血压', '糖尿病', '健康', '哮喘']],
  ])('%s: %s', (kind, _, values) => {
    expect(kindOf(values)).toBe(kind);
  });

  it.each([
    [
      'ids with a wrong check digit',
      IDS.map((id) => `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}`),
    ],
    ['order numbers', ['20240105123456789', '20240105123456790', '001-1234567', '001-7654321']],
    ['numbers of members', ['A1234567', 'A1234568', 'A1234569', 'A1234570', 'A1234571']],
    ['days of one year', ['2024-01-05', '2024-02-11', '2024-03-20', '2024-07-01', '2024-12-31']],
    [
      'moments over decades',
      [
        '1981-01-05 10:11',
        '1990-01-05 10:11',
        '1999-01-05 10:11',
        '2004-01-05 10:11',
        '2011-01-05 10:11',
      ],
    ],
    ['cities', ['杭州市', '深圳市南山区', '浙江省']],
    ['sizes', ['12 pieces', '5 x 7 cm', '100 ml']],
  ])('are not personal: %s', (_, values) => {
    expect(kindOf(values)).toBeUndefined();
  });

  it('takes patterns alone for nothing where the column means something else', () => {
    const known = { words: false, unknown: false };
    expect(
      kindOf(['E12345678', 'G87654321', 'EA1234567', 'EK7654321', 'E11112222'], 'sku', known),
    ).toBeUndefined();
    expect(kindOf(['高血压', '糖尿病'], '商品', known)).toBeUndefined();
  });

  it('goes by the header where only some values tell, but for identity numbers', () => {
    const some = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'];
    expect(kindOf([...PHONES, ...some], '会员昵称')).toBe('account');
    expect(kindOf([...PHONES, ...some])).toBe('phone');
    expect(kindOf([...IDS, ...some], '会员昵称')).toBe('national_id');
  });
});
