import type { SankeySeriesOption } from 'echarts/charts';
import { labelText, textWidth } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface StageSankeyData {
  /** Where customers stood at the start; the last may be those who came later. */
  readonly from: readonly { readonly name: string; readonly colour: string }[];
  readonly to: readonly { readonly name: string; readonly colour: string }[];
  /** flow[from][to], customers. */
  readonly flow: readonly (readonly number[])[];
  readonly format: (value: number) => string;
}

interface Node {
  readonly name: string;
  readonly depth: 0 | 1;
  readonly itemStyle: { readonly color: string };
}

/** From the stages of one day, at the left, to those of another; stages without anybody are left out. */
export function stageSankeyOption(data: StageSankeyData, look: ChartLook): ChartOption {
  const nodes: Node[] = [
    ...data.from.map(({ name, colour }, at): Node => ({
      name: nameOf('from', at, name),
      depth: 0,
      itemStyle: { color: colour },
    })),
    ...data.to.map(({ name, colour }, at): Node => ({
      name: nameOf('to', at, name),
      depth: 1,
      itemStyle: { color: colour },
    })),
  ];
  const links = data.flow.flatMap((row, from) =>
    row.flatMap((value, to) =>
      value > 0
        ? {
            source: nameOf('from', from, data.from[from]?.name ?? ''),
            target: nameOf('to', to, data.to[to]?.name ?? ''),
            value,
          }
        : [],
    ),
  );
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  const series: SankeySeriesOption = {
    type: 'sankey',
    left: room(data.from, look),
    right: room(data.to, look),
    top: 6,
    bottom: 6,
    nodeWidth: 12,
    nodeGap: 10,
    // In the order of the lifecycle, not in the one that crosses least.
    layoutIterations: 0,
    draggable: false,
    emphasis: { focus: 'adjacency' },
    lineStyle: { color: 'source', opacity: 0.32 },
    data: nodes
      .filter(({ name }) => used.has(name))
      .map((node) => ({
        ...node,
        label: {
          position: node.depth === 0 ? ('left' as const) : ('right' as const),
          formatter: shown(node.name),
          ...labelText(look, look.ink),
        },
      })),
    links,
  };
  return {
    tooltip: {
      trigger: 'item',
      formatter: (item) => {
        const one = Array.isArray(item) ? item[0] : item;
        return one === undefined ? '' : linkText(one.data, one.name, one.value, data.format);
      },
    },
    series: [series],
  };
}

/** The same stage stands at both sides, so a node is named by its side too. */
function nameOf(side: 'from' | 'to', at: number, name: string): string {
  return `${side}${at} ${name}`;
}

function shown(node: string): string {
  return node.slice(node.indexOf(' ') + 1);
}

function linkText(
  data: unknown,
  name: string,
  value: unknown,
  format: (value: number) => string,
): string {
  const written = typeof value === 'number' ? format(value) : '';
  const { source, target } = data as { readonly source?: string; readonly target?: string };
  if (source === undefined || target === undefined) return `${shown(name)}: ${written}`;
  return `${shown(source)} → ${shown(target)}: ${written}`;
}

function room(nodes: readonly { readonly name: string }[], look: ChartLook): number {
  return 12 + Math.max(0, ...nodes.map(({ name }) => textWidth(name, look.fontSize)));
}
