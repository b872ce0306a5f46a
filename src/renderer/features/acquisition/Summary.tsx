import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { Measure } from '#shared/domain/definitions.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { MeasureTerm } from '../../components/MeasureTerm.tsx';
import { paybackText } from './acquisitionSpecs.ts';
import { targetState } from './targets.ts';
import styles from './acquisition.module.css';

interface Item {
  readonly measure: Measure;
  readonly name: string;
  readonly value: string | null;
  readonly target?: string;
  readonly state?: 'met' | 'missed' | null;
}

/** The acquisition phase in five numbers, those with a target beside it. */
export function Summary({ view }: { readonly view: AcquisitionView }) {
  const words = useWords();
  const { t } = words;
  return (
    <dl className={styles['summary']} aria-label={t('channels.targets.title')}>
      {itemsOf(view, words).map(({ measure, name, value, target, state }) => (
        <div key={name}>
          <dt>
            <MeasureTerm measure={measure} name={name} />
          </dt>
          <dd>{value ?? t('channels.summary.unknown')}</dd>
          {target !== undefined && (
            <dd className={styles['target']} data-state={state ?? undefined}>
              {state
                ? t('channels.summary.state', { target, state: t(`channels.target.${state}`) })
                : target}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function itemsOf(view: AcquisitionView, words: Words): Item[] {
  const { t, format } = words;
  const { total, target, funnel, money } = view;
  const noTarget = { ratio: null, paybackMonths: null };
  const leads = funnel.ok ? funnel.value.total : undefined;
  return [
    {
      measure: 'channels',
      name: t('channels.summary.customers'),
      value: format.number(total.customers),
    },
    {
      measure: 'cac',
      name: t('channels.summary.cac'),
      value: total.cac === null ? null : format.money(total.cac, money, true),
    },
    {
      measure: 'cac_cohorts',
      name: t('channels.summary.ratio'),
      value: total.clvToCac === null ? null : format.number(total.clvToCac, 1),
      ...(target.ratio !== null && {
        target: t('channels.summary.atLeast', { value: format.number(target.ratio, 1) }),
        state: targetState(total, { ...noTarget, ratio: target.ratio }),
      }),
    },
    {
      measure: 'payback',
      name: t('channels.summary.payback'),
      value: paybackText(total.paybackMonths, words),
      ...(target.paybackMonths !== null && {
        target: t('channels.summary.atMost', {
          value: paybackText(target.paybackMonths, words) ?? '',
        }),
        state: targetState(total, { ...noTarget, paybackMonths: target.paybackMonths }),
      }),
    },
    ...(leads && leads.leads > 0
      ? [
          {
            measure: 'lead_funnel' as const,
            name: t('channels.summary.leads'),
            value: format.percent(leads.ordered / leads.leads),
          },
        ]
      : []),
  ];
}
