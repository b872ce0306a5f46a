import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentMovement } from '#shared/contract/segmentCompare.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { addMonths, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { DayField } from '../../components/DayField.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { countText } from '../../components/heldText.ts';
import { useOnScreen } from '../../components/paper.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { choose } from '../../components/useChoice.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './segments.module.css';

/** Months that lie between the two days at first. */
const MONTHS_BACK = 6;

/** Who joined and left a segment between two days. */
export function MovementPart({ run, segment }: { run: RunContext; segment: Segment }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const { query } = useRoute();
  const from = dayChosen(query['from'], monthsBefore(run.asOf, MONTHS_BACK));
  const to = dayChosen(query['to'], run.asOf);
  const sound = from !== '' && to !== '' && from < to && to <= run.asOf;
  const rule = { kind: 'segment', id: segment.id } as const;
  const movement = useContractQuery(
    'segments.movement',
    { rule, from, to, filter },
    { enabled: sound },
  );
  return (
    <div>
      <div className={styles['controls']}>
        <DayField
          label={t('segmentCompare.fromDay')}
          value={from}
          onChange={(day) => chooseDay('from', day)}
        />
        <DayField
          label={t('segmentCompare.toDay')}
          value={to}
          onChange={(day) => chooseDay('to', day)}
        />
      </div>
      {sound ? (
        <Answer query={movement} height={200}>
          {(value) => (
            <MovementFigure run={run} movement={value} name={segment.name} id={segment.id} />
          )}
        </Answer>
      ) : (
        <p className={styles['refusal']}>{t('segmentBuilder.refused.movement_days')}</p>
      )}
    </div>
  );
}

/** What an address says of a field that is empty, which is not the usual day. */
const NO_DAY = 'none';

function chooseDay(name: 'from' | 'to', day: string): void {
  choose({ [name]: day === '' ? NO_DAY : day }, { replace: true });
}

function dayChosen(text: string | undefined, usual: string): string {
  if (text === undefined) return usual;
  return parseIsoDay(text) === undefined ? '' : text;
}

function monthsBefore(iso: string, months: number): string {
  const day = parseIsoDay(iso);
  return day === undefined ? iso : formatIsoDay(addMonths(day, -months));
}

/** The movement from its view; with its id the segment can be asked for again. */
export function MovementFigure(props: {
  readonly run: RunContext;
  readonly movement: SegmentMovement;
  readonly name: string;
  readonly id?: number;
}) {
  const { run, movement, name, id } = props;
  const words = useWords();
  const { t, known, format, language } = words;
  const { before, after, held, money } = movement;
  // A report tells neither orders nor money of those who moved.
  const withOrders = useOnScreen(true) ?? false;
  const withMoney = withOrders && run.hasAmounts;
  const [from, to] = [format.day(movement.from), format.day(movement.to)];
  const table: TableSpec = {
    columns: [
      { label: t('segmentCompare.movementGroup') },
      { label: t('customers.bars.customers'), numeric: true },
      { label: t('segmentCompare.ofBefore'), numeric: true },
      ...(withOrders ? [{ label: t('customers.column.orders'), numeric: true }] : []),
      ...(withMoney ? [{ label: t('segments.field.net_revenue'), numeric: true }] : []),
    ],
    rows: movement.groups.map(({ id: group, size }) => [
      t(`segmentCompare.moved.${group}`),
      countText(size.customers, format),
      before > 0 && !isHeldBack(size.customers) && (group === 'stayed' || group === 'left')
        ? format.percent(size.customers / before)
        : null,
      ...(withOrders ? [format.number(size.orders)] : []),
      ...(withMoney ? [format.money(size.revenue, money)] : []),
    ]),
  };
  const fields = new Intl.ListFormat(language).format(
    held.map((field) => known(`segments.field.${field}`)),
  );
  return (
    <FigureFrame
      title={t('segmentCompare.movement', {
        name,
        before: format.number(before),
        after: format.number(after),
      })}
      caption={t('segmentCompare.movementMeasure', { from, to })}
      measure="segment_movement"
      table={table}
      follows
      {...(id !== undefined && { behind: { kind: 'segment', id } })}
      report={
        id === undefined
          ? 'unsaved'
          : { kind: 'segmentMovement', id, from: movement.from, to: movement.to }
      }
    >
      <SimpleTable table={table} />
      {held.length > 0 && (
        <p className={styles['warn']}>
          {t('segmentCompare.held', { fields, day: format.day(run.asOf) })}
        </p>
      )}
    </FigureFrame>
  );
}
