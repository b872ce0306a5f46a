import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Action, ActionList, ActionPeriod } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { filterKept, navigate, useRoute } from '../../app/useRoute.ts';
import { Section } from '../../components/Page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import { ActionFacts } from './ActionFacts.tsx';
import styles from './actions.module.css';
import { DecideForm } from './DecideForm.tsx';
import { Judged } from './Judged.tsx';
import { OutcomeFigure } from './OutcomeFigure.tsx';
import { StateMark } from './StateMark.tsx';

/** One action: what was planned, and its periods with outcome and decision, the latest first. */
export function ActionDetail(props: {
  readonly action: Action;
  readonly judged: ActionList['judged'];
}) {
  const { action, judged } = props;
  const { t } = useWords();
  const route = useRoute();
  const reopen = useContractCommand('actions.reopen');
  const error = errorOf(reopen.error);
  const decided = action.periods.findLast(({ decision }) => decision !== null);
  return (
    <>
      <p>
        <a href={routeHash({ screen: 'actions', query: filterKept(route) })}>
          {t('actions.toBoard')}
        </a>
      </p>
      <Judged judged={judged} />
      <Section title={action.plan.name} actions={<RemoveAction id={action.id} />}>
        <ActionFacts action={action} />
      </Section>
      {action.periods.toReversed().map((period) => (
        <Period
          key={period.from}
          action={action}
          period={period}
          judged={judged}
          {...(period === decided && { onReopen: () => reopen.mutate({ id: action.id }) })}
        />
      ))}
      {error && <ErrorState error={error} />}
    </>
  );
}

function Period(props: {
  readonly action: Action;
  readonly period: ActionPeriod;
  readonly judged: ActionList['judged'];
  readonly onReopen?: () => void;
}) {
  const { action, period, judged, onReopen } = props;
  const { t, format } = useWords();
  const { decision, outcome, state } = period;
  const begun = state === 'running' || state === 'due' || state === 'overdue';
  return (
    <Section
      title={t('actions.period', {
        from: format.day(period.from),
        review: format.day(period.review),
      })}
      actions={<StateMark state={state} />}
    >
      {decision && (
        <p className={styles['decision']}>
          <strong>
            {t('actions.outcome.decided', {
              decision: t(`actions.decision.${decision.kind}`),
              day: format.day(decision.asOf),
            })}
          </strong>
          {decision.note !== '' && <span>{decision.note}</span>}
          {onReopen && (
            <Button size="compact-xs" variant="subtle" onClick={onReopen}>
              {t('actions.card.reopen')}
            </Button>
          )}
        </p>
      )}
      {outcome ? (
        <OutcomeFigure {...{ action, period, outcome }} />
      ) : (
        <p className={styles['note']}>{t('actions.outcome.notYet')}</p>
      )}
      {begun && judged && (
        <DecideForm
          key={`${period.from} ${judged.asOf}`}
          id={action.id}
          period={period}
          asOf={judged.asOf}
        />
      )}
    </Section>
  );
}

/** Asks before the list of customers and the decisions go. */
function RemoveAction({ id }: { id: number }) {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  const remove = useContractCommand('actions.remove');
  const error = errorOf(remove.error);
  if (!asks) {
    return (
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsks(true)}>
        {t('actions.card.remove')}
      </Button>
    );
  }
  return (
    <span className={styles['buttons']} role="alertdialog" aria-label={t('actions.card.remove')}>
      {t('actions.card.removeSure')}
      <Button
        autoFocus
        size="compact-xs"
        loading={remove.isPending}
        onClick={() => remove.mutate({ id }, { onSuccess: () => navigate('actions') })}
      >
        {t('actions.card.removeYes')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setAsks(false)}>
        {t('actions.card.removeNo')}
      </Button>
      {error && <ErrorState error={error} />}
    </span>
  );
}
