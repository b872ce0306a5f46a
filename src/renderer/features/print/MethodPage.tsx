import type { ReportModel } from '#shared/contract/reports.ts';
import type { Measure } from '#shared/domain/definitions.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { Fragment } from 'react';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { modelFacts, parameterSpec } from '../value/ModelCard.tsx';
import { ReportFigure, ReportSection, ReportTable } from './parts.tsx';
import styles from './print.module.css';

/** Measures beyond the key figures that the report shows. */
const SHOWN: readonly Measure[] = [
  'rfm',
  'stages',
  'migration',
  'cohort_retention',
  'gini',
  'top_share',
  'tiers',
];

const CORRECTIONS = ['b1', 'b2', 'b3', 'b4', 'b5', 'b18'] as const;

/** Definitions, rules, settings, models and the corrections to the source: filled in by what was used. */
export function MethodPage({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t, known, format } = words;
  const { settings, scheme, overview } = model;
  const models = model.value.clv.ok ? model.value.clv.value.models : [];
  return (
    <ReportSection page="method">
      <h3>{t('print.method.definitions')}</h3>
      <ReportTable table={definitionSpec(model, words)} />
      <ReportFigure
        title={format.named(t('print.method.rules'), t(`terms.scheme.${scheme}`))}
        caption={format.sentences([t('lifecycle.rules.order'), t('lifecycle.rules.months')])}
        run={overview.run}
      >
        <dl className={styles['rules']}>
          {STAGE_SCHEMES[scheme].map((stage) => (
            <Fragment key={stage}>
              <dt>{t(`terms.stage.${stage}`)}</dt>
              <dd>{known(`lifecycle.rule.${scheme}.${stage}`, { ...settings.stageRules })}</dd>
            </Fragment>
          ))}
        </dl>
      </ReportFigure>
      <ReportFigure title={t('print.method.settings')} run={overview.run}>
        <ul className={styles['list']}>
          {settingLines(model, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </ReportFigure>
      {models.map((fitted) => (
        <ReportFigure
          key={fitted.model}
          title={t(`value.model.${fitted.model}`)}
          caption={modelFacts(fitted, words).join(' · ')}
          run={overview.run}
        >
          <ReportTable table={parameterSpec(fitted, words)} />
          {!fitted.converged && <p className={styles['note']}>{t('value.model.no')}</p>}
          {fitted.notes.map((note) => (
            <p key={note} className={styles['note']}>
              {known(`modelNotes.${note}`)}
            </p>
          ))}
        </ReportFigure>
      ))}
      <ReportFigure title={t('print.method.corrections')} run={overview.run}>
        <ul className={styles['list']}>
          {CORRECTIONS.map((row) => (
            <li key={row}>{t(`print.method.${row}`)}</li>
          ))}
        </ul>
      </ReportFigure>
    </ReportSection>
  );
}

function definitionSpec(model: ReportModel, { t }: Words): TableSpec {
  const measures: Measure[] = [...model.overview.kpis.map(({ id }) => id), ...SHOWN];
  return {
    columns: [
      { label: t('print.method.definitionHead') },
      { label: t('print.method.countsHead') },
      { label: t('print.method.formulaHead') },
    ],
    rows: measures.map((measure) => [
      t(`definitions.${measure}.name`),
      t(`definitions.${measure}.counts`),
      t(`definitions.${measure}.formula`),
    ]),
  };
}

function settingLines(model: ReportModel, { t, format }: Words): string[] {
  const { clv, rfm } = model.settings;
  const rate = format.percent(clv.yearlyRate);
  return [
    t('print.method.asOf', { day: format.day(model.overview.run.asOf) }),
    ...(model.rfm.ok
      ? [
          t('print.method.rfm', {
            levels: model.rfm.value.levels,
            line: t(rfm.line === 'mean' ? 'print.method.lineMean' : 'print.method.lineMedian'),
          }),
        ]
      : []),
    clv.margin === null
      ? t('print.method.clvNoMargin', { months: clv.horizonMonths, rate })
      : t('print.method.clv', {
          months: clv.horizonMonths,
          rate,
          margin: format.percent(clv.margin),
        }),
  ];
}
