import type { ReactNode } from 'react';
import type { ActionList } from '#shared/contract/actions.ts';
import { basisOfFinding, ruleOfBasis } from '#shared/domain/actions.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { FINDINGS, type FindingCode } from '#shared/domain/findings.ts';
import { findingText } from '#shared/i18n/index.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { parseRoute, routeHash } from '../../app/routes.ts';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { Section } from '../../components/Page.tsx';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './actions.module.css';
import { Judged } from './Judged.tsx';
import { loopRows, type OnBoard } from './loopRows.ts';
import { StateMark } from './StateMark.tsx';

/** Entries of a column; the rest is told by its number. */
const MOST_ENTRIES = 3;

/** The loop at a glance: findings, actions under way, outcomes, next reviews; every entry leads on. */
export function LoopBoard({ all }: { all: ActionList }) {
  const words = useWords();
  const { t, format } = words;
  const rows = loopRows(all);
  return (
    <Section title={t('actions.loop.title')}>
      {all.actions.length > 0 && <Judged judged={all.judged} />}
      <div className={styles['loop']}>
        <FindingColumn />
        <Column title={t('actions.loop.actions')} none={t('actions.loop.noActions')}>
          {rows.open.map(({ action, period }) => (
            <li key={action.id}>
              <ActionLink id={action.id}>{action.plan.name}</ActionLink>
              <StateMark state={period.state} />
            </li>
          ))}
        </Column>
        <Column title={t('actions.loop.outcomes')} none={t('actions.loop.noOutcomes')}>
          {rows.outcomes.map((row) => (
            <li key={row.action.id}>
              <ActionLink id={row.action.id}>{outcomeLine(row, words)}</ActionLink>
              {row.period.decision ? (
                <span className={styles['quiet']}>
                  {t(`actions.decision.${row.period.decision.kind}`)}
                </span>
              ) : (
                <StateMark state={row.period.state} />
              )}
            </li>
          ))}
        </Column>
        <Column title={t('actions.loop.reviews')} none={t('actions.loop.noReviews')}>
          {rows.reviews.map(({ action, period }) => (
            <li key={action.id}>
              <ActionLink id={action.id}>
                {t('actions.loop.review', {
                  day: format.day(period.review),
                  name: action.plan.name,
                })}
              </ActionLink>
              {(period.state === 'due' || period.state === 'overdue') && (
                <StateMark state={period.state} />
              )}
            </li>
          ))}
        </Column>
      </div>
    </Section>
  );
}

/** Findings about customers: each has its page, and can be acted on. */
function FindingColumn() {
  const words = useWords();
  const { t } = words;
  const overview = useContractQuery('analysis.overview', {}).data;
  const period = {
    from: parseIsoDay(overview?.period.from ?? ''),
    to: parseIsoDay(overview?.period.to ?? ''),
  };
  return (
    <Column title={t('actions.loop.findings')} none={t('actions.loop.noFindings')}>
      {(overview?.findings ?? []).flatMap(({ code, params, route }) => {
        const basis = isFinding(code) ? basisOfFinding(code, params, period) : null;
        if (basis === null || ruleOfBasis(basis) === undefined) return [];
        const text = findingText(
          { code, params },
          overview?.run.money ?? NO_UNIT,
          words,
          words.format,
        );
        return [
          <li key={text}>
            <a href={routeHash(parseRoute(route))}>{text}</a>
            <WhatToDo plan basis={basis} name={text} />
          </li>,
        ];
      })}
    </Column>
  );
}

const NO_UNIT = { currency: null, digits: 0 };

function isFinding(code: string): code is FindingCode {
  return Object.hasOwn(FINDINGS, code);
}

function Column(props: {
  readonly title: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}) {
  const { t } = useWords();
  const { title, none, children } = props;
  const more = children.length - MOST_ENTRIES;
  return (
    <div>
      <h3>{title}</h3>
      {children.length === 0 ? (
        <p className={styles['quiet']}>{none}</p>
      ) : (
        <ul>
          {children.slice(0, MOST_ENTRIES)}
          {more > 0 && (
            <li className={styles['quiet']}>{t('actions.loop.more', { count: more })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function ActionLink({ id, children }: { id: number; children: ReactNode }) {
  const route = useRoute();
  const query = { ...filterKept(route), action: String(id) };
  return <a href={routeHash({ screen: 'actions', query })}>{children}</a>;
}

/** How many ordered, as a share with its interval; of few customers the count alone. */
function outcomeLine({ action, period: { outcome } }: OnBoard, { t, format }: Words): string {
  const name = action.plan.name;
  if (outcome === null) return name;
  const { share, customers } = outcome.after;
  if (share === null || outcome.customers < FEW_CUSTOMERS) {
    const count = format.number(outcome.customers);
    return t('actions.loop.orderedNone', { name, ordered: format.number(customers), count });
  }
  return t('actions.loop.ordered', {
    name,
    share: format.percent(share.value),
    low: format.percent(share.low),
    high: format.percent(share.high),
  });
}
