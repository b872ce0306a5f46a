import { IconChecklist } from '@tabler/icons-react';
import type { ActionBasis } from '#shared/domain/actions.ts';
import { textOfBasis } from '../app/basisAddress.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { routeHash } from '../app/routes.ts';
import { filterKept, useRoute } from '../app/useRoute.ts';
import { useOnScreen } from './paper.tsx';
import styles from './WhatToDo.module.css';

/** Leads from customers that a figure shows to their row of the playbook; on paper there is no such way. */
export function WhatToDo(props: {
  readonly basis: ActionBasis;
  /** What it is about, for whoever does not see the row that the link stands in. */
  readonly name: string;
  /** Leads straight to the form instead. */
  readonly plan?: boolean;
  /** A sign instead of words, for tables that have no room. */
  readonly compact?: boolean;
}) {
  const { name, plan = false, compact = false } = props;
  const { t } = useWords();
  const route = useRoute();
  const basis = useOnScreen(props.basis);
  if (basis === undefined) return null;
  const query = { part: plan ? 'plan' : 'playbook', basis: textOfBasis(basis) };
  const label = t(plan ? 'actions.planFor' : 'actions.whatToDoFor', { name });
  return (
    <a
      className={styles['link']}
      aria-label={label}
      title={compact ? label : undefined}
      href={routeHash({ screen: 'actions', query: { ...filterKept(route), ...query } })}
    >
      {compact ? (
        <IconChecklist size={16} stroke={1.6} aria-hidden />
      ) : (
        t(plan ? 'actions.plan' : 'actions.whatToDo')
      )}
    </a>
  );
}
