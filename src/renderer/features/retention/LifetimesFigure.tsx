import type { ChurnTimingView } from '#shared/contract/retention.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useClaims } from '../../components/useClaims.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { monthsOf } from './survivalData.ts';

type Losses = Extract<ChurnTimingView['losses'], { ok: true }>['value'];

/** What the source report says of e-commerce in one country; a reference, nothing of the program's. */
const CLAIMS = { months: 18, newLoss: 0.4, matureRevenue: 0.65 } as const;

/** Expected time as a customer, loss of the new and weight of the mature, from the workspace's own data. */
export function LifetimesFigure({ view }: { view: ChurnTimingView }) {
  const words = useWords();
  const { t } = words;
  const { claims, claimsSwitch } = useClaims();
  const table = lifetimeSpec(view, claims, words);
  return (
    <FigureFrame
      title={t('survival.lifetimes.title')}
      caption={countedCaption(
        [
          t('survival.lifetimes.caption', {
            limit: t('common.count.months', { count: view.limitMonths }),
          }),
        ],
        view.mature.customers,
        words,
      )}
      measure="lifetimes"
      table={table}
      follows
      report={{ kind: 'churnTiming', show: 'lifetimes' }}
      actions={claimsSwitch}
    >
      <SimpleTable table={table} />
    </FigureFrame>
  );
}

interface LifetimeRow {
  readonly name: string;
  readonly own: string;
  /** What the figure rests on: its interval, or its counts. */
  readonly basis: string;
  readonly claim: string;
}

/** The figures with what they rest on; the claims beside them only when asked for. */
function lifetimeSpec(view: ChurnTimingView, claims: boolean, words: Words): TableSpec {
  const { t } = words;
  const rows = [
    ...(view.losses.ok ? lossRows(view, view.losses.value, words) : []),
    ...matureRows(view, words),
  ];
  return {
    columns: [
      { label: t('survival.lifetimes.figure') },
      { label: t('survival.lifetimes.own'), numeric: true },
      { label: t('survival.lifetimes.basis') },
      ...(claims ? [{ label: t('common.claims.source'), numeric: true }] : []),
    ],
    rows: rows.map(({ name, own, basis, claim }) => [name, own, basis, ...(claims ? [claim] : [])]),
  };
}

function lossRows(
  { newMonths }: ChurnTimingView,
  { lifetime, newLoss }: Losses,
  words: Words,
): LifetimeRow[] {
  const { t, format } = words;
  const interval = (low: string, high: string): string =>
    t('survival.lifetimes.interval', { low, high });
  return [
    {
      name: t('survival.lifetimes.life', { span: monthsOf(lifetime.span, words) }),
      own: monthsOf(lifetime.days, words),
      basis: interval(monthsOf(lifetime.low, words), monthsOf(lifetime.high, words)),
      claim: t('common.count.months', { count: CLAIMS.months }),
    },
    {
      name: t('survival.lifetimes.newLoss', {
        months: t('common.count.months', { count: newMonths }),
      }),
      own: newLoss === null ? '–' : format.percent(1 - newLoss.survival),
      basis: newLossBasis(newLoss, words),
      claim: format.percent(CLAIMS.newLoss, 0),
    },
  ];
}

/** The interval of the loss of the new, or why there is none. */
function newLossBasis(newLoss: Losses['newLoss'], { t, format }: Words): string {
  if (newLoss === null) return t('survival.readout.none');
  const { low, high } = newLoss;
  if (low === null || high === null) return '';
  return t('survival.lifetimes.interval', {
    low: format.percent(1 - high),
    high: format.percent(1 - low),
  });
}

/** By customers and, where there are amounts, by revenue as the source says it. */
function matureRows(
  { mature, matureRevenue }: ChurnTimingView,
  { t, format }: Words,
): LifetimeRow[] {
  const counts = {
    ended: format.number(mature.ended),
    customers: format.number(mature.customers),
  };
  const byCustomers = {
    name: t('survival.lifetimes.mature'),
    own: format.percent(mature.ended / Math.max(1, mature.customers)),
    basis: t('survival.first.of', counts),
    claim: '',
  };
  if (matureRevenue === null) return [byCustomers];
  const byRevenue = {
    name: t('survival.lifetimes.matureRevenue'),
    own: format.percent(matureRevenue),
    basis: '',
    claim: format.percent(CLAIMS.matureRevenue, 0),
  };
  return [byCustomers, byRevenue];
}
