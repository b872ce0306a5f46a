import type { Action, ActionOutcome, ActionPeriod } from '#shared/contract/actions.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import styles from './actions.module.css';
import { outcomeSpec } from './outcomeSpec.ts';

/** What came of an action in one period, with all that limits what it says. */
export function OutcomeFigure(props: {
  readonly action: Action;
  readonly period: ActionPeriod;
  readonly outcome: ActionOutcome;
}) {
  const { action, period, outcome } = props;
  const words = useWords();
  const { t } = words;
  const table = outcomeSpec(outcome, words);
  return (
    <FigureFrame
      title={t('actions.outcome.title', { name: action.plan.name })}
      caption={captionOf(action, outcome, words)}
      measure="action_outcome"
      report="outcome"
      table={table}
    >
      <SimpleTable table={table} />
      {limitsOf(period, outcome, words).map((line) => (
        <p key={line} className={styles['note']}>
          {line}
        </p>
      ))}
    </FigureFrame>
  );
}

function captionOf(action: Action, outcome: ActionOutcome, { t, format }: Words): string {
  const { customers, gone, joined } = outcome;
  return format.sentences([
    t('actions.outcome.present', {
      count: format.number(customers),
      all: format.number(action.customers),
    }),
    ...(gone > 0 ? [t('actions.outcome.gone', { count: gone })] : []),
    ...(joined > 0 ? [t('actions.outcome.joined', { count: joined })] : []),
  ]);
}

function limitsOf(period: ActionPeriod, outcome: ActionOutcome, { t, format }: Words): string[] {
  const { customers, complete, after, before, hasAmounts } = outcome;
  return [
    ...(complete
      ? []
      : [
          t('actions.outcome.unfinished', {
            day: format.day(after.to),
            review: format.day(period.review),
          }),
        ]),
    ...(customers < FEW_CUSTOMERS ? [t('actions.outcome.few', { limit: FEW_CUSTOMERS })] : []),
    ...(hasAmounts ? [] : [t('actions.outcome.noAmounts')]),
    t(before ? 'actions.outcome.proof' : 'actions.outcome.noBefore'),
  ];
}
