import { describe, expect, it } from 'vitest';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { pulseOption } from './pulseBars.ts';
import { stageSankeyOption } from './stageSankey.ts';

describe('movement between stages as flows', () => {
  const side = (name: string) => ({ name, colour: '#123456' });
  const data = {
    from: [side('New'), side('Lost'), side('Came later')],
    to: [side('New'), side('Lost')],
    flow: [
      [3, 2],
      [0, 0],
      [4, 0],
    ],
    format: String,
  };

  it('draws each movement once and leaves out stages without anybody', () => {
    const [series] = plain(stageSankeyOption(data, LOOK)).series;
    expect(series).toMatchObject({
      links: [
        { source: 'from0 New', target: 'to0 New', value: 3 },
        { source: 'from0 New', target: 'to1 Lost', value: 2 },
        { source: 'from2 Came later', target: 'to0 New', value: 4 },
      ],
      data: [
        { name: 'from0 New', label: { position: 'left', formatter: 'New' } },
        { name: 'from2 Came later' },
        { name: 'to0 New', label: { position: 'right', formatter: 'New' } },
        { name: 'to1 Lost' },
      ],
    });
  });

  it('draws nothing where nobody moved', () => {
    const [series] = plain(stageSankeyOption({ ...data, flow: [[0, 0]] }, LOOK)).series;
    expect(series).toMatchObject({ links: [], data: [] });
  });
});

describe('the pulse of a stage', () => {
  it('puts who left below the line, the net change as dots, and hatches an open month', () => {
    const month = { label: 'Jan', complete: true, entered: 5, left: 2 };
    const [entered, left, net] = plain(
      pulseOption(
        {
          months: [month, { label: 'Feb', complete: false, entered: 1, left: 4 }],
          colour: '#123456',
          names: { entered: 'Entered', left: 'Left', net: 'Net' },
          format: String,
          formatAxis: String,
        },
        LOOK,
      ),
    ).series;
    expect(entered).toMatchObject({ data: [{ value: 5 }, { value: 1, itemStyle: { decal: {} } }] });
    expect(left).toMatchObject({ data: [{ value: -2 }, { value: -4, itemStyle: { decal: {} } }] });
    expect(net).toMatchObject({ data: [3, -3] });
  });
});
