import { useEffect, useMemo, useRef } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';
import { useScheme } from '../app/ThemeProvider.tsx';
import { TableBehind } from '../components/TableBehind.tsx';
import { init, type ChartOption, type EChartsType } from './echarts.ts';
import type { ChartLook } from './look.ts';
import { screenLook } from './screenLook.ts';

/** What a click on a mark hands back. */
export interface ChartClick {
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly name: string;
  readonly data: unknown;
}

/**
 * The one owner of an ECharts instance: makes it, sizes it, themes it, describes it, ends it. Options
 * are pure functions of data and look. Tooltips are drawn as rich text, because HTML tooltips need
 * style attributes that the page's policy refuses.
 */
export function Chart({
  option,
  description,
  height,
  onClick,
}: {
  /** Pure; wrap in `useCallback` so that the chart is set only when its data change. */
  option: (look: ChartLook) => ChartOption;
  /** What the drawing shows, for those who do not see it. */
  description: string;
  height: number;
  onClick?: (click: ChartClick) => void;
}) {
  const { language } = useWords();
  const scheme = useScheme();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const look = useMemo(() => screenLook(scheme, language === 'zh-TW'), [scheme, language]);

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const made = option(look);
    // Options give one tooltip, though the type allows a list.
    const tooltip = Array.isArray(made.tooltip) ? made.tooltip[0] : made.tooltip;
    chart.current?.setOption(
      {
        ...made,
        textStyle: { fontFamily: look.font, fontSize: look.fontSize, color: look.muted },
        // Nothing moves: reading must not wait.
        animation: false,
        ...(tooltip && {
          tooltip: {
            backgroundColor: look.surface,
            borderColor: look.hairline,
            borderWidth: 1,
            padding: [6, 10],
            confine: true,
            textStyle: { color: look.ink, fontFamily: look.font, fontSize: look.fontSize },
            ...tooltip,
            renderMode: 'richText',
          },
        }),
        aria: { enabled: true, label: { description } },
      },
      { notMerge: true },
    );
  }, [option, look, description]);

  useEffect(() => {
    const made = chart.current;
    if (!made || !onClick) return undefined;
    const listener = (event: unknown): void => onClick(event as ChartClick);
    made.on('click', listener);
    return () => {
      if (!made.isDisposed()) made.off('click', listener);
    };
  }, [onClick]);

  return (
    <>
      <div ref={holder} role="img" aria-label={description} style={{ height }} />
      <TableBehind />
    </>
  );
}
