import { Slider } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { mostPoints, retentionGain, type RetentionBase } from '#shared/domain/whatIf.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { Stack } from '../../components/Stack.tsx';
import { choose } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { Budget } from './Budget.tsx';
import { FormulaBuilder } from './FormulaBuilder.tsx';
import styles from './value.module.css';

interface Props {
  readonly view: ValueMoneyView;
  readonly run: RunContext;
}

/** What another retention rate, a budget or a formula of the user's own would come to. */
export function WhatIfPart({ view, run }: Props) {
  const { t } = useWords();
  const settings = useContractQuery('settings.analysis', {});
  return (
    <Stack>
      <Gated gated={view.whatIf} title={t('valueModels.whatif.retention')}>
        {(base) => <Retention base={base} margin={view.inputs.margin} run={run} />}
      </Gated>
      {/* Ctrl+Z beyond this is the formula's. */}
      <div data-own-undo>
        <Budget view={view} run={run} />
      </div>
      <Answer query={settings} height={240}>
        {(stored) => <FormulaBuilder view={view} run={run} stored={stored} />}
      </Answer>
    </Stack>
  );
}

/** Points that the slider reaches, or all that can still be won. */
const MOST_POINTS = 20;
const STEP = 0.5;
/** Points that the table shows beside the chosen one. */
const SHOWN = [0, 1, 2, 5, 10];

function Retention(props: {
  readonly base: RetentionBase;
  readonly margin: number | null;
  readonly run: RunContext;
}) {
  const { base, margin, run } = props;
  const { t, format } = useWords();
  const most = Math.min(MOST_POINTS, Math.floor(mostPoints(base) / STEP) * STEP);
  // One point says what the figure is about; none would say nothing.
  const { query } = useRoute();
  const asked = Number(query['points'] ?? 1);
  const [dragged, setDragged] = useState<number | null>(null);
  const points = dragged ?? Math.min(Math.max(0, Number.isFinite(asked) ? asked : 1), most);
  const gain = (at: number): number => retentionGain(base, at, margin ?? 1);
  const rate = base.stayed / base.before;
  const money = (at: number): string => {
    const value = Math.round(gain(at));
    return `${value > 0 ? '+' : ''}${format.money(value, run.money)}`;
  };
  const gainName = t(
    margin === null ? 'valueModels.whatif.gainRevenue' : 'valueModels.whatif.gain',
  );
  const shown = [...new Set([...SHOWN.filter((at) => at <= most), points])].sort((a, b) => a - b);
  return (
    <FigureFrame
      report="input"
      title={t('valueModels.whatif.retention')}
      caption={t('valueModels.whatif.retentionCaption', {
        stayed: format.number(base.stayed),
        before: format.number(base.before),
        rate: format.percent(rate),
      })}
      behind="none"
      measure="what_if"
      table={{
        columns: [
          { label: t('valueModels.whatif.points'), numeric: true },
          { label: t('valueModels.whatif.newRate'), numeric: true },
          { label: gainName, numeric: true },
        ],
        rows: shown.map((at) => [
          format.points(at / 100),
          format.percent(rate + at / 100),
          money(at),
        ]),
      }}
    >
      <div className={styles['columns']}>
        <div>
          <p className={styles['line']}>{t('valueModels.whatif.points')}</p>
          <Slider
            thumbLabel={t('valueModels.whatif.points')}
            min={0}
            max={Math.max(STEP, most)}
            step={STEP}
            value={points}
            onChange={setDragged}
            onChangeEnd={(end) => {
              choose({ points: String(end) });
              setDragged(null);
            }}
            label={(value) => format.points(value / 100)}
            disabled={most === 0}
          />
        </div>
        <dl className={styles['numbers']} aria-live="polite">
          <div>
            <dt>{t('valueModels.whatif.newRate')}</dt>
            <dd>
              {format.aside(format.percent(rate + points / 100), format.points(points / 100))}
            </dd>
          </div>
          <div>
            <dt>{gainName}</dt>
            <dd>{money(points)}</dd>
          </div>
        </dl>
      </div>
      <p className={styles['note']}>
        {t('valueModels.whatif.perCustomer', {
          value: format.money(base.revenuePerCustomer, run.money),
        })}
        {margin !== null &&
          ` · ${t('valueModels.whatif.atMargin', { margin: format.percent(margin) })}`}
      </p>
      {margin === null && <p className={styles['banner']}>{t('valueModels.ltv.note')}</p>}
      <p className={styles['note']}>{t('valueModels.whatif.assumed')}</p>
      <p className={styles['note']}>{t('valueModels.whatif.claims')}</p>
    </FigureFrame>
  );
}
