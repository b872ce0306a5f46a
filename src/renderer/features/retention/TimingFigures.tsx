import { useCallback } from 'react';
import type { ChurnTimingView } from '#shared/contract/retention.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { monthBarsOption } from '../../charts/monthBars.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { countText, shownCount } from '../../components/heldText.ts';
import { Stack } from '../../components/Stack.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { LifetimesFigure } from './LifetimesFigure.tsx';
import styles from './retention.module.css';

type Losses = Extract<ChurnTimingView['losses'], { ok: true }>['value'];

/** When customers are lost, what they do in their first 90 days, and three numbers of a lifecycle. */
export function TimingFigures({ filter }: { filter: SegmentRule | null }) {
  const { t } = useWords();
  const query = useContractQuery('retention.churnTiming', { filter });
  return (
    <Answer query={query} height={300}>
      {(gated) => (
        <Gated gated={gated} title={t('survival.timing.title')}>
          {(view) => (
            <div className={styles['columns']}>
              <Gated gated={view.losses} title={t('survival.timing.title')}>
                {(losses) => <LossFigure losses={losses} />}
              </Gated>
              <Stack>
                <FirstDays view={view} />
                <LifetimesFigure view={view} />
              </Stack>
            </div>
          )}
        </Gated>
      )}
    </Answer>
  );
}

/** Months from the first order to the loss. */
export function LossFigure({ losses }: { losses: Losses }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) =>
      monthBarsOption(
        {
          months: losses.months.map(({ lost }, month) => ({
            label: String(month),
            value: shownCount(lost),
          })),
          format: (value) => format.number(value),
          kind: 'counts',
        },
        look,
      ),
    [losses, format],
  );
  const caption = t('survival.timing.caption', {
    lost: countText(losses.lost, format),
    observed: format.number(losses.observed),
    day: format.day(losses.observedTo),
  });
  return (
    <FigureFrame
      title={t('survival.timing.title')}
      caption={caption}
      measure="churn_timing"
      table={lossSpec(losses, words)}
      follows
      report={{ kind: 'churnTiming', show: 'losses' }}
    >
      <Chart option={option} description={caption} height={200} />
      {losses.lost > 0 && losses.lostAtOnce >= 0 && (
        <p>
          {t('survival.timing.atOnce', {
            lost: format.number(losses.lostAtOnce),
            share: format.percent(losses.lostAtOnce / losses.lost),
          })}
        </p>
      )}
      <p className={styles['note']}>{t('survival.timing.note')}</p>
    </FigureFrame>
  );
}

function lossSpec({ months, lost }: Losses, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('survival.timing.month'), numeric: true },
      { label: t('survival.timing.lost'), numeric: true },
      { label: t('survival.timing.shareOfLost'), numeric: true },
      { label: t('survival.timing.atRisk'), numeric: true },
      { label: t('survival.timing.rate'), numeric: true },
    ],
    rows: months.map((month, at) => [
      String(at),
      format.number(month.lost),
      format.percent(month.lost / Math.max(1, lost)),
      format.number(month.atRisk),
      format.percent(month.lost / Math.max(1, month.atRisk)),
    ]),
  };
}

/** What customers do within days of the first order. */
export function FirstDays({ view }: { view: ChurnTimingView }) {
  const words = useWords();
  const { t, format } = words;
  const lines = [
    ...view.secondWithin.map(({ days, ...share }) => ({
      name: t('survival.first.second', { days }),
      note: '',
      share,
    })),
    ...(view.losses.ok
      ? [
          {
            name: t('survival.first.lost'),
            note: t('survival.first.lostNote'),
            share: view.losses.value.early,
          },
        ]
      : []),
  ].filter(({ share }) => share.customers > 0 && !isHeldBack(share.ended));
  const told = lines.map(({ name, note, share: { customers, ended } }) => ({
    name: note === '' ? name : `${name} · ${note}`,
    share: format.percent(ended / customers),
    of: t('survival.first.of', {
      ended: format.number(ended),
      customers: format.number(customers),
    }),
    width: `${(100 * ended) / customers}%`,
  }));
  return (
    <FigureFrame
      title={t('survival.first.title')}
      caption={countedCaption(
        [t('survival.first.caption', { day: format.day(view.seenBy) })],
        view.secondWithin[0]?.customers ?? 0,
        words,
      )}
      measure="first_days"
      table={{
        columns: [
          { label: t('survival.first.title') },
          { label: t('common.figure.unitShare'), numeric: true },
          { label: t('common.figure.unitCustomers'), numeric: true },
        ],
        rows: told.map(({ name, share, of }) => [name, share, of]),
      }}
      follows
      report={{ kind: 'churnTiming', show: 'firstDays' }}
    >
      {told.length === 0 && <p className={styles['note']}>{t('survival.first.none')}</p>}
      <table className={styles['lines']}>
        <tbody>
          {told.map(({ name, share, of, width }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles['barCell']}>
                <span className={styles['bar']} style={{ width }} aria-hidden />
              </td>
              <td className={styles['strong']}>{share}</td>
              <td className={styles['faint']}>{of}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FigureFrame>
  );
}
