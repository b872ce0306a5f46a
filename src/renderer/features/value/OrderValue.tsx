import type { RunContext } from '#shared/contract/run.ts';
import type { OrderValueView } from '#shared/contract/valueModels.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './value.module.css';

const WORD_JOINER = '\u2060';

interface Props {
  readonly view: OrderValueView;
  readonly run: RunContext;
}

/** Why the average order value changed: mix, or price and basket; and what that did to revenue. */
export function OrderValue({ view, run }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = orderValueSpec(view, run, words);
  // In a sentence the sign must not stay behind at the end of a line.
  const inLine =
    (write: (minor: number) => string) =>
    (minor: number): string =>
      write(minor).replace(/^[+\u2212-]/, `$&${WORD_JOINER}`);
  const signed = inLine(signedMoney(run, words));
  const whole = inLine(signedMoney(run, words, false));
  return (
    <FigureFrame
      title={t('valueWatch.order.title')}
      caption={[
        t('valueWatch.order.measure', {
          from: format.day(view.from),
          to: format.day(view.to),
          beforeFrom: format.day(view.beforeFrom),
          beforeTo: format.day(view.beforeTo),
        }),
        t('common.figure.n', { n: format.number(view.ordersBefore + view.ordersNow) }),
      ].join(' · ')}
      report="money"
      behind={{
        kind: 'behaviour',
        measure: 'orders',
        window: { kind: 'between', from: view.beforeFrom, to: view.to },
        least: 1,
      }}
      measure="order_value"
      table={table}
    >
      <p>
        {format.sentences([
          t('valueWatch.order.sentence', {
            before: format.money(view.valueBefore, run.money, true),
            now: format.money(view.valueNow, run.money, true),
            change: format.change(view.valueNow / view.valueBefore - 1),
            price: signed(view.price),
            mix: signed(view.mix),
          }),
          t('valueWatch.order.revenue', {
            total: whole(view.volume + view.value),
            volume: whole(view.volume),
            value: whole(view.value),
          }),
        ])}
      </p>
      <SimpleTable table={table} />
      <p className={styles['note']}>{t('valueWatch.order.note')}</p>
    </FigureFrame>
  );
}

/** Groups with their part of the change, the sum last. */
export function orderValueSpec(view: OrderValueView, run: RunContext, words: Words): TableSpec {
  const { t, format } = words;
  const signed = signedMoney(run, words);
  const money = (minor: number | null): string | null =>
    minor === null ? null : format.money(minor, run.money, true);
  const name = ({ channel, kind }: OrderValueView['groups'][number]): string => {
    if (channel === null || kind === null) return t('valueWatch.order.others');
    return t(`valueWatch.order.${kind}`, {
      channel: channel === '' ? t('valueWatch.order.unknown') : channel,
    });
  };
  return {
    columns: [
      { label: t('valueWatch.order.group') },
      ...(['share', 'valueBefore', 'valueNow', 'mix', 'price'] as const).map((id) => ({
        label: t(`valueWatch.order.${id}`),
        numeric: true,
      })),
    ],
    rows: [
      ...view.groups.map((group) => [
        name(group),
        t('valueWatch.order.shareCell', {
          before: format.percent(group.ordersBefore / view.ordersBefore),
          now: format.percent(group.ordersNow / view.ordersNow),
        }),
        money(group.valueBefore),
        money(group.valueNow),
        signed(group.mix),
        signed(group.price),
      ]),
      [
        t('valueWatch.order.total'),
        null,
        money(view.valueBefore),
        money(view.valueNow),
        signed(view.mix),
        signed(view.price),
      ],
    ],
  };
}

/** Money with its sign, so that a change reads as one; means in full, sums in whole units. */
function signedMoney({ money }: RunContext, { format }: Words, exact = true) {
  return (minor: number): string => `${minor > 0 ? '+' : ''}${format.money(minor, money, exact)}`;
}
