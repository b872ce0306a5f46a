import { Button } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import type { ModelAgeView, ModelFit } from '#shared/contract/valueWatch.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery, useJob } from '../../rpc/hooks.ts';
import styles from './value.module.css';

/** When the models were fitted, on orders up to when, and what has changed since the fit before. */
export function ModelAge({ run }: { run: RunContext }) {
  const { t } = useWords();
  const age = useContractQuery('value.modelAge', {});
  return (
    <Answer query={age} height={200}>
      {(gated) => (
        <Gated gated={gated} title={t('valueWatch.age.title')}>
          {(view) => <AgeFigure view={view} run={run} />}
        </Gated>
      )}
    </Answer>
  );
}

function AgeFigure({ view, run }: { view: ModelAgeView; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const job = useJob('analysis.run');
  const { fit, previous, ageDays, dueDays } = view;
  const due = ageDays >= dueDays;
  const table = previous && ageSpec(fit, previous, run, words);
  return (
    <FigureFrame
      title={t('valueWatch.age.title')}
      caption={[
        t('valueWatch.age.measure', {
          time: format.time(fit.createdAt),
          day: format.day(fit.asOf),
        }),
        t('common.figure.n', { n: format.number(fit.models[0]?.n ?? 0) }),
      ].join(' · ')}
      behind="none"
      measure="model_age"
      report="state"
      table={table ?? fitSpec(fit, words)}
    >
      <p className={due ? styles['banner'] : styles['note']} role="note">
        {format.sentences([
          ageDays === 0
            ? t('valueWatch.age.fresh')
            : t('valueWatch.age.days', {
                day: format.day(view.dataUpTo),
                days: format.number(ageDays),
              }),
          ...(due ? [t('valueWatch.age.due', { due: format.number(dueDays) })] : []),
        ])}
      </p>
      {due && (
        <div className={styles['palette']}>
          <Button
            size="xs"
            variant="default"
            disabled={job.running}
            onClick={() => void job.start({})}
          >
            {t('common.action.recompute')}
          </Button>
        </div>
      )}
      {job.job && job.running && <JobBar job={job.job} onCancel={job.cancel} />}
      {previous && table ? (
        <>
          <p className={styles['note']}>{format.sentences(againstTexts(fit, previous, words))}</p>
          <SimpleTable table={table} />
          <p className={styles['note']}>{t('valueWatch.age.note')}</p>
        </>
      ) : (
        <p className={styles['note']}>{t('valueWatch.age.none')}</p>
      )}
    </FigureFrame>
  );
}

/** The customers behind each model, where there is no fit to compare with. */
function fitSpec({ models }: ModelFit, { t, known, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('valueWatch.age.figure') },
      { label: t('valueWatch.age.now'), numeric: true },
    ],
    rows: models.map(({ model, n }) => [
      t('valueWatch.age.customers', {
        model: known(`value.contestant.${model}`, {}, t('valueWatch.age.spend')),
      }),
      format.number(n),
    ]),
  };
}

/** Which run is compared with, and what sets it apart besides its orders. */
function againstTexts(fit: ModelFit, previous: ModelFit, words: Words): string[] {
  const { t, known, format } = words;
  const [now, before] = [fit.models[0]?.model, previous.models[0]?.model];
  const name = (model: string | undefined): string => known(`value.contestant.${model ?? ''}`);
  return [
    t('valueWatch.age.against', {
      time: format.time(previous.createdAt),
      day: format.day(previous.asOf),
    }),
    ...(now === before
      ? []
      : [t('valueWatch.age.otherModel', { before: name(before), now: name(now) })]),
    ...(fit.engineVersion === previous.engineVersion ? [] : [t('valueWatch.age.otherEngine')]),
  ];
}

/** Figures and parameters of both fits; parameters only of models that both have. */
export function ageSpec(
  fit: ModelFit,
  previous: ModelFit,
  run: RunContext,
  { t, known, format }: Words,
): TableSpec {
  const number = (value: number | null, digits = 0): string | null =>
    value === null ? null : format.number(value, digits);
  const money = (value: number | null): string | null =>
    value === null ? null : format.moneyCompact(value, run.money);
  const months = fit.terms?.horizonMonths ?? 0;
  const sameHorizon = fit.terms !== null && previous.terms?.horizonMonths === months;
  const sameTerms = JSON.stringify(fit.terms) === JSON.stringify(previous.terms);
  const named = (model: string): string =>
    known(`value.contestant.${model}`, {}, t('valueWatch.age.spend'));
  const shown = fit.models.filter(({ notes }) => !notes.includes('for_comparison'));
  const models = shown.flatMap((model) => {
    const earlier = previous.models.find((other) => other.model === model.model);
    return earlier ? [{ model, earlier }] : [];
  });
  return {
    columns: [
      { label: t('valueWatch.age.figure') },
      ...(['before', 'now', 'interval'] as const).map((id) => ({
        label: t(`valueWatch.age.${id}`),
        numeric: true,
      })),
      { label: t('valueWatch.age.inside') },
    ],
    rows: [
      ...(sameHorizon && fit.expectedOrders !== null
        ? [
            [
              t('valueWatch.age.orders', { months }),
              number(previous.expectedOrders),
              number(fit.expectedOrders),
              null,
              null,
            ],
            ...(sameTerms
              ? [
                  [
                    t('valueWatch.age.total', { months }),
                    money(previous.total),
                    money(fit.total),
                    null,
                    null,
                  ],
                ]
              : []),
          ]
        : []),
      ...models.flatMap(({ model, earlier }) => [
        [
          t('valueWatch.age.customers', { model: named(model.model) }),
          number(earlier.n),
          number(model.n),
          null,
          null,
        ],
        ...model.parameters.map(({ name, estimate, low, high }) => {
          const before = earlier.parameters.find((other) => other.name === name)?.estimate ?? null;
          return [
            `${named(model.model)} ${name}`,
            number(before, 4),
            number(estimate, 4),
            low === null || high === null
              ? null
              : t('customers.card.interval', {
                  low: format.number(low, 4),
                  high: format.number(high, 4),
                }),
            low === null || high === null || before === null
              ? null
              : t(before >= low && before <= high ? 'valueWatch.age.yes' : 'valueWatch.age.no'),
          ];
        }),
      ]),
    ],
  };
}
