import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { indexCommands, matchCommands, type PaletteCommand } from './matchCommands.ts';

const spell = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array' });

function command(id: string, title: string, alsoCalled: string[] = []): PaletteCommand {
  return { id, group: 'page', title, alsoCalled, run: () => undefined };
}

const indexed = indexCommands(
  [
    command('home', 'Home', ['首页', '首頁']),
    command('data', 'Data', ['数据', '資料']),
    command('customers', 'Customers', ['客户', '顧客']),
    command('import', 'Import a file', ['导入文件', '匯入檔案']),
    command('large', '沉睡的大客户'),
  ],
  spell,
);
const found = (typed: string): string[] => matchCommands(indexed, typed, spell).map(({ id }) => id);

describe('the palette', () => {
  it('lists everything while nothing is typed', () => {
    expect(found(' ')).toEqual(['home', 'data', 'customers', 'import', 'large']);
  });

  it('puts names that begin so before words that do, and those before any place', () => {
    const commands = [command('c', 'unfit'), command('b', 'The fit'), command('a', 'Fit')];
    const order = matchCommands(indexCommands(commands, spell), 'FIT', spell);
    expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('finds in three languages, whatever the width and case of what is typed', () => {
    expect(found('ｃｕｓｔ')).toEqual(['customers']);
    expect(found('資料')).toEqual(['data']);
    expect(found('客户')).toEqual(['customers', 'large']);
  });

  it('finds Chinese by pinyin: in full, in part, by initials', () => {
    expect(found('shuju')).toEqual(['data']);
    expect(found('drwj')).toEqual(['import']);
    expect(found('daorw')).toEqual(['import']);
    expect(found('dakehu')).toEqual(['large']);
    expect(found('chenshuik')).toEqual([]);
  });

  it('finds a name typed in the other script', () => {
    expect(found('大客戶')).toEqual(['large']);
  });

  it('finds nothing for what is nowhere', () => {
    expect(found('zzz')).toEqual([]);
    expect(matchCommands(indexCommands([], spell), 'a', spell)).toEqual([]);
  });

  it('works without spelling, until that is loaded', () => {
    const plain = indexCommands([command('data', 'Data', ['数据'])], undefined);
    expect(matchCommands(plain, '数', undefined)).toHaveLength(1);
    expect(matchCommands(plain, 'shu', undefined)).toHaveLength(0);
  });
});
