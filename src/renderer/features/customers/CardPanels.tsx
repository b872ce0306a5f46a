import type { ReactNode } from 'react';
import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { AskToShow, MaskedMark } from '../../app/masking/MaskingParts.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import { CardNeed } from './CardNeed.tsx';
import { CardOutlook } from './CardOutlook.tsx';
import { CardScores } from './CardScores.tsx';
import { CardTimeline } from './CardTimeline.tsx';
import { Fact } from './Fact.tsx';
import styles from './customers.module.css';

/** The five groups of what is known of a customer (requirement 1.08); an empty one says what would fill it. */
export function CardPanels({ card }: { card: Card }) {
  return (
    <>
      <Attributes card={card} />
      <Behaviour card={card} />
      <Panel id="need">
        {card.need.ok ? <CardNeed card={card} need={card.need.value} /> : <Missing text="need" />}
      </Panel>
      <Panel id="value">
        <CardScores card={card} />
        <CardOutlook card={card} />
      </Panel>
      <Relationship card={card} />
    </>
  );
}

type PanelId = 'attributes' | 'behaviour' | 'need' | 'value' | 'relationship';

function Panel({ id, children }: { id: PanelId; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section className={styles['cardPanel']}>
      <h3>{t(`customerCard.panel.${id}`)}</h3>
      {children}
    </section>
  );
}

function Missing({ text }: { text: 'customers' | 'leads' | 'need' | 'surveys' | 'interactions' }) {
  const { t } = useWords();
  return <p className={styles['note']}>{t(`customerCard.fill.${text}`)}</p>;
}

/** What fills a gap: a file of a kind, unless one is there that holds nothing of this customer. */
function Gap({
  card,
  kind,
}: {
  card: Card;
  kind: ImportKind & ('customers' | 'surveys' | 'interactions');
}) {
  const { t } = useWords();
  if (!card.beside.kinds.includes(kind)) return <Missing text={kind} />;
  return <p className={styles['note']}>{t('customerCard.notNamed')}</p>;
}

function Attributes({ card }: { card: Card }) {
  const { t, known, format } = useWords();
  const { row, beside } = card;
  const tier = card.stages['value'] ?? null;
  return (
    <Panel id="attributes">
      <dl className={styles['facts']}>
        <Fact name={t('segments.field.channel')}>{row.channel ?? t('common.state.unknown')}</Fact>
        <Fact name={t('customers.column.net_revenue')}>
          {format.money(row.netRevenue, card.money, true)}
          {tier !== null && ` · ${known(`terms.stage.${tier}`)}`}
        </Fact>
        <Fact name={t('customers.card.meanOrder')}>
          {card.meanOrderValue === null ? '–' : format.money(card.meanOrderValue, card.money, true)}
        </Fact>
        {beside.contact.map(({ field, value, masked }) => (
          <Fact key={field} name={t(`masking.contact.${field}`)}>
            {value}
            {masked && <MaskedMark />}
          </Fact>
        ))}
        {beside.attributes.map(({ field, value }) => (
          <Fact key={field} name={t(`customerCard.attribute.${field}`)}>
            {value}
          </Fact>
        ))}
      </dl>
      {(row.masked || beside.contact.some(({ masked }) => masked)) && <AskToShow />}
      {beside.attributes.length === 0 && <Gap card={card} kind="customers" />}
    </Panel>
  );
}

function Behaviour({ card }: { card: Card }) {
  const words = useWords();
  const { t, known, format } = words;
  const mode = useScheme();
  const { row, beside, trend } = card;
  return (
    <Panel id="behaviour">
      <dl className={styles['facts']}>
        <Fact name={t('customers.column.orders')}>{format.number(row.orders)}</Fact>
        <Fact name={t('customerCard.frequency')}>{ordersPerYear(card, words)}</Fact>
        <Fact name={t('customers.card.medianGap')}>
          {card.medianGapDays === null ? '–' : format.number(card.medianGapDays)}
        </Fact>
        {trend !== null && (
          <Fact name={t('customerCard.trend')}>
            <Sparkline
              values={trend.counts}
              complete
              width={96}
              height={20}
              label={t('customerCard.trend.label', {
                days: trend.windowDays,
                counts: trend.counts.map((count) => format.number(count)).join(', '),
              })}
            />{' '}
            {t(`customerCard.trend.${trend.direction}`)}
          </Fact>
        )}
        {beside.kinds.includes('interactions') && (
          <Fact name={t('customerCard.interactions')}>
            {beside.lastInteraction === null
              ? format.number(beside.interactions)
              : t('customerCard.lastInteraction', {
                  count: format.number(beside.interactions),
                  day: format.day(beside.lastInteraction),
                })}
          </Fact>
        )}
        {STAGE_SCHEME_IDS.map((scheme) => {
          const stage = card.stages[scheme] ?? null;
          return (
            <Fact key={scheme} name={t(`segments.field.stage.${scheme}`)}>
              {stage === null ? (
                t('customers.card.noStage')
              ) : (
                <>
                  <Swatch colour={stageInk(stage, mode)} />
                  {known(`terms.stage.${stage}`)}
                </>
              )}
            </Fact>
          );
        })}
      </dl>
      <CardTimeline card={card} />
      {!beside.kinds.includes('interactions') && <Missing text="interactions" />}
    </Panel>
  );
}

/** Orders per year since the first one; nothing is said of less than a year. */
function ordersPerYear({ row, asOf }: Card, { format }: Words): string {
  if (row.firstOrder === null) return '–';
  const days = (Date.parse(asOf) - Date.parse(row.firstOrder)) / 86_400_000 + 1;
  return days < DAYS_PER_YEAR ? '–' : format.number((row.orders * DAYS_PER_YEAR) / days, 1);
}

function Relationship({ card }: { card: Card }) {
  const { t, format } = useWords();
  const { beside } = card;
  return (
    <Panel id="relationship">
      <dl className={styles['facts']}>
        {beside.meanScore !== null && (
          <Fact name={t('customerCard.answers')}>
            {t('customerCard.answersOf', {
              score: format.number(beside.meanScore, 1),
              count: beside.answers,
            })}
          </Fact>
        )}
        {beside.kinds.includes('actions') && (
          <Fact name={t('customerCard.actions')}>{format.number(beside.actions)}</Fact>
        )}
      </dl>
      {beside.meanScore === null && <Gap card={card} kind="surveys" />}
    </Panel>
  );
}
