import { Fragment, useCallback, type ReactNode } from 'react';
import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { classInk, stageInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import { timelineOption } from '../../charts/timeline.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './customers.module.css';

/** One customer in the drawer: state, timeline, scores, stages, outlook. */
export function CustomerCard({ index }: { index: number }) {
  const card = useContractQuery('customers.card', { index });
  return (
    <Answer query={card} height={480}>
      {(value) => (
        <div className={styles['card']}>
          <StateLine card={value} />
          <Timeline card={value} />
          <Facts card={value} />
          <Stages card={value} />
          <Outlook card={value} />
        </div>
      )}
    </Answer>
  );
}

function StateLine({ card }: { card: Card }) {
  const { t, known, format } = useWords();
  const stage = card.stages['time'];
  const day = format.day(card.asOf);
  if (card.row.recencyDays === null || stage === undefined || stage === null) {
    return <p className={styles['lead']}>{t('customers.card.stateNone', { day })}</p>;
  }
  return (
    <p className={styles['lead']}>
      {t('customers.card.state', {
        stage: known(`terms.stage.${stage}`),
        ago: t('common.count.days', { count: card.row.recencyDays }),
        day,
      })}
    </p>
  );
}

function Timeline({ card }: { card: Card }) {
  const { t, format } = useWords();
  const option = useCallback(
    (look: ChartLook) =>
      timelineOption(
        {
          entries: card.timeline.map(({ day, kind, amount, channel }) => ({
            day,
            kind,
            amount,
            text:
              t('customers.card.entry', {
                kind: t(`customers.card.${kind}`),
                day: format.day(day),
                amount: format.money(amount, card.money, true),
              }) + (channel === null ? '' : ` · ${channel}`),
          })),
          from: card.timeline.at(-1)?.day ?? card.asOf,
          to: card.asOf,
          orderLabel: t('customers.card.order'),
          refundLabel: t('customers.card.refund'),
          formatTick: (iso) => format.day(iso),
        },
        look,
      ),
    [card, t, format],
  );
  if (card.timeline.length === 0) return null;
  const caption = t('customers.card.timelineMeasure', { day: format.day(card.asOf) });
  return (
    <section>
      <h3>{t('customers.card.timeline')}</h3>
      <p className={styles['note']}>{caption}</p>
      <Chart option={option} description={caption} height={128} />
      {card.more > 0 && (
        <p className={styles['note']}>
          {t('customers.card.timelineMore', { shown: card.timeline.length, count: card.more })}
        </p>
      )}
    </section>
  );
}

function Facts({ card }: { card: Card }) {
  const { t, known, format } = useWords();
  const mode = useScheme();
  const { row } = card;
  const classCell = (scheme: 'class12' | 'class8', id: string | null): ReactNode =>
    id === null ? (
      t('customers.card.notScored')
    ) : (
      <>
        <Swatch colour={classInk(scheme, id, mode)} />
        {known(`terms.${scheme}.${id}`)}
      </>
    );
  return (
    <section>
      <h3>{t('customers.card.facts')}</h3>
      <dl className={styles['facts']}>
        <dt>{t('customers.column.first_order')}</dt>
        <dd>{row.firstOrder === null ? '–' : format.day(row.firstOrder)}</dd>
        <dt>{t('customers.column.orders')}</dt>
        <dd>{format.number(row.orders)}</dd>
        <dt>{t('customers.column.net_revenue')}</dt>
        <dd>{format.money(row.netRevenue, card.money, true)}</dd>
        <dt>{t('customers.card.meanOrder')}</dt>
        <dd>
          {card.meanOrderValue === null ? '–' : format.money(card.meanOrderValue, card.money)}
        </dd>
        <dt>{t('customers.card.medianGap')}</dt>
        <dd>{card.medianGapDays === null ? '–' : format.number(card.medianGapDays)}</dd>
        <dt>{t('customers.column.channel')}</dt>
        <dd>{row.channel ?? t('common.state.unknown')}</dd>
        <dt>{t('customers.column.score')}</dt>
        <dd>{row.score ?? t('customers.card.notScored')}</dd>
        <dt>{t('customers.card.class12')}</dt>
        <dd>{classCell('class12', row.class12)}</dd>
        <dt>{t('customers.card.class8')}</dt>
        <dd>{classCell('class8', card.class8)}</dd>
      </dl>
    </section>
  );
}

function Stages({ card }: { card: Card }) {
  const { t, known } = useWords();
  const mode = useScheme();
  return (
    <section>
      <h3>{t('customers.card.stages')}</h3>
      <dl className={styles['facts']}>
        {STAGE_SCHEME_IDS.map((scheme) => {
          const stage = card.stages[scheme] ?? null;
          return (
            <Fragment key={scheme}>
              <dt>{t(`terms.scheme.${scheme}`)}</dt>
              <dd>
                {stage === null ? (
                  t('customers.card.noStage')
                ) : (
                  <>
                    <Swatch colour={stageInk(stage, mode)} />
                    {known(`terms.stage.${stage}`)}
                  </>
                )}
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}

function Outlook({ card }: { card: Card }) {
  const { t, format } = useWords();
  return (
    <section>
      <Gated gated={card.outlook}>
        {(outlook) => (
          <>
            <h3>{t('customers.card.outlook', { months: outlook.horizonMonths })}</h3>
            <dl className={styles['facts']}>
              <dt>{t('customers.card.outlookOrder')}</dt>
              <dd>{format.percent(outlook.pOrder)}</dd>
              <dt>{t('customers.card.outlookOrders')}</dt>
              <dd>
                {format.number(outlook.expectedOrders, 2)}
                {' · '}
                {t('customers.card.interval', {
                  low: format.number(outlook.expectedOrdersLow, 2),
                  high: format.number(outlook.expectedOrdersHigh, 2),
                })}
              </dd>
              <dt>{t('customers.card.outlookClv')}</dt>
              <dd>
                {format.money(outlook.clv, card.money)}
                {' · '}
                {t('customers.card.interval', {
                  low: format.money(outlook.clvLow, card.money),
                  high: format.money(outlook.clvHigh, card.money),
                })}
              </dd>
              {card.row.orders > 1 && (
                <>
                  <dt>{t('customers.card.pAlive')}</dt>
                  <dd>{format.percent(outlook.pAlive)}</dd>
                </>
              )}
            </dl>
            {card.row.orders <= 1 && (
              <p className={styles['note']}>{t('customers.card.pAliveNote')}</p>
            )}
          </>
        )}
      </Gated>
    </section>
  );
}
