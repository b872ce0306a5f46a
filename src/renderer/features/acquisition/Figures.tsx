import { useCallback } from 'react';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { toMajor } from '#shared/domain/money.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { channelMatrixOption } from '../../charts/channelMatrix.ts';
import type { ChartLook } from '../../charts/look.ts';
import { monthBarsOption } from '../../charts/monthBars.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useOnScreen } from '../../components/paper.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { filledColumns } from '../../components/tableSpec.ts';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import {
  channelBehind,
  channelName,
  channelSpec,
  costSpec,
  losingChannels,
  matrixSpec,
  monthSpec,
  type UsedCosts,
} from './acquisitionSpecs.ts';
import styles from './acquisition.module.css';

interface Props {
  readonly view: AcquisitionView;
}

/** Every channel with its figures, and what they rest on. */
export function ChannelTable({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { run, costs } = view;
  const table = filledColumns(channelSpec(view, words));
  const notes = [
    t(`acquisition.table.basis.${view.clvBasis}`, { months: view.horizonMonths }),
    ...(view.margin === null && view.clvBasis !== 'none' ? [t('acquisition.table.revenue')] : []),
    ...(costs.state === 'used' && costs.period
      ? [
          t('acquisition.table.period', {
            from: format.month(costs.period.from),
            to: format.month(costs.period.to),
          }),
        ]
      : []),
    ...(view.channels.some(({ few, customers }) => few && customers > 0)
      ? [t('acquisition.table.fewNote')]
      : []),
  ];
  return (
    <FigureFrame
      title={t('acquisition.table.title')}
      caption={[
        t('acquisition.table.measure', {
          from: format.day(run.firstDay),
          to: format.day(run.asOf),
        }),
        t('common.figure.n', { n: format.number(view.total.customers) }),
      ].join(' · ')}
      measure="channels"
      report={{ kind: 'acquisition', show: 'channels' }}
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>{format.sentences(notes)}</p>
    </FigureFrame>
  );
}

/** The channel effectiveness matrix: a drawing, and under it each channel's quadrant. */
export function MatrixFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { split, money } = view;
  const { ratio } = view.target;
  const option = useCallback(
    (look: ChartLook) => {
      const major = (minor: number): number => toMajor(minor, money.digits);
      return channelMatrixOption(
        {
          channels: view.channels.flatMap((line) => {
            const { cac, clv, customers } = line;
            if (cac === null || clv === null) return [];
            const name = channelName(line, words);
            const text = format.named(
              name,
              `${format.money(cac, money, true)} · ${format.money(clv, money)}`,
            );
            return [{ name, cac: major(cac), clv: major(clv), customers, text }];
          }),
          split: { cac: major(split?.cac ?? 0), clv: major(split?.clv ?? 0) },
          target:
            ratio === null
              ? null
              : {
                  ratio,
                  label: t('channels.summary.target', { value: format.number(ratio, 1) }),
                },
          cacAxis: t('acquisition.table.cac'),
          clvAxis: t('acquisition.table.clv'),
          format: (value) => format.tick(value),
        },
        look,
      );
    },
    [view, split, ratio, money, words, t, format],
  );
  const table = matrixSpec(view, words);
  const losing = losingChannels(view, words);
  const caption = t('acquisition.matrix.measure');
  return (
    <FigureFrame
      title={t('acquisition.matrix.title')}
      caption={caption}
      measure="channel_matrix"
      report={{ kind: 'acquisition', show: 'matrix' }}
      table={table}
    >
      {split === null ? (
        <p className={styles['note']}>{t('acquisition.matrix.none')}</p>
      ) : (
        <Chart option={option} description={caption} height={280} />
      )}
      {table.rows.length > 0 && <SimpleTable table={table} />}
      <QuadrantActions view={view} />
      {losing.length > 0 && (
        <p className={styles['note']}>
          {t('acquisition.matrix.losing', { names: losing.join(' · ') })}
        </p>
      )}
      {table.rows.length === 1 && (
        <p className={styles['note']}>{t('acquisition.matrix.single')}</p>
      )}
    </FigureFrame>
  );
}

/** The way from each channel to the row of its quadrant. */
function QuadrantActions({ view }: Props) {
  const words = useWords();
  const shown = useOnScreen(view.channels);
  if (!shown) return null;
  return (
    <ul className={styles['actions']}>
      {shown.map((line) => {
        const rule = channelBehind(line);
        if (line.quadrant === null || rule === null) return null;
        const name = channelName(line, words);
        const basis = { kind: 'rule', rule, row: `channel.${line.quadrant}` } as const;
        return (
          <li key={name}>
            {name} <WhatToDo basis={basis} name={name} />
          </li>
        );
      })}
    </ul>
  );
}

/** CAC of all channels together by month of acquisition. */
export function MonthFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { money, total } = view;
  const option = useCallback(
    (look: ChartLook) =>
      monthBarsOption(
        {
          months: total.months.map(({ month, cac }) => ({
            label: format.month(month),
            value: cac === null ? null : toMajor(cac, money.digits),
          })),
          format: (value) => format.tick(value),
        },
        look,
      ),
    [total, money, format],
  );
  const caption = t('acquisition.months.measure');
  const any = total.months.some(({ cac }) => cac !== null);
  return (
    <FigureFrame
      title={t('acquisition.months.title')}
      caption={[caption, t('common.figure.n', { n: format.number(total.customers) })].join(' · ')}
      measure="cac"
      report={{ kind: 'acquisition', show: 'months' }}
      table={monthSpec(view, words)}
    >
      {any ? (
        <Chart option={option} description={caption} height={240} />
      ) : (
        <p className={styles['note']}>{t('acquisition.months.none')}</p>
      )}
    </FigureFrame>
  );
}

/** Where the costs went, down to the last amount. */
export function CostFigure({ view, costs }: Props & { readonly costs: UsedCosts }) {
  const words = useWords();
  const { t, format } = words;
  const table = costSpec(costs, view, words);
  return (
    <FigureFrame
      title={t('acquisition.costs.title')}
      caption={t('acquisition.costs.measure', { rows: format.number(costs.rows) })}
      behind="none"
      measure="cac"
      report={{ kind: 'acquisition', show: 'costs' }}
      table={table}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}
