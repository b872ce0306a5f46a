import type { ReportFigure, ReportQuestion } from '#shared/contract/reportFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import type { Words } from '../../../app/LanguageProvider.tsx';

/** What a figure is called where it is not drawn: in lists, and in the place of one that is missing. */
export function figureName(
  figure: ReportFigure,
  words: Words,
  segments: ReportModel['segments'],
): string {
  const { t, known, format } = words;
  switch (figure.kind) {
    case 'stages':
      return withScheme(
        t(figure.show === 'now' ? 'reports.figure.stages' : 'lifecycle.months.title'),
        figure,
        words,
      );
    case 'stageProfile':
      return withScheme(t('stages.profile.title'), figure, words);
    case 'migration': {
      const [from, to] = [format.month(figure.from), format.month(figure.to)];
      const name = t(figure.show === 'flow' ? 'stages.migration.flow' : 'reports.figure.migration');
      return `${withScheme(name, figure, words)} · ${t('common.figure.period', { from, to })}`;
    }
    case 'pulse':
      return t('stages.pulse.title', { stage: known(`terms.stage.${figure.stage}`) });
    case 'relation':
      return withScheme(t('relation.title'), figure, words);
    case 'winBack':
      return t('stages.winBack.title');
    case 'cross':
      return t('stages.cross.title', {
        rows: t(`terms.scheme.${figure.rows}`),
        columns: t(`terms.scheme.${figure.columns}`),
      });
    case 'rfm':
      return rfmName(figure, words);
    case 'repurchase':
      return t('definitions.repurchase_rate.name');
    case 'rfmMovement':
      return t('definitions.class_movement.name');
    case 'loyalty':
      return t(figure.show === 'tiers' ? 'rfm.loyalty.title' : 'rfm.grades.title');
    case 'weights':
      return t('weights.title');
    case 'cohorts':
      return cohortsName(figure, words);
    case 'survival':
      return t(`survival.${figure.of}.title`);
    case 'churnTiming':
      return t(TIMING_NAMES[figure.show]);
    case 'value':
      return t(VALUE_NAMES[figure.show]);
    case 'health':
      return t('home.health.title');
    case 'calendar':
      return t('calendar.title');
    case 'outlookGrid':
      return `${t(`valueModels.grid.${figure.show}`)} · ${t('valueModels.grid.title')}`;
    case 'correlations':
      return t('features.pairs.title');
    case 'fourModels':
      return t('valueModels.models.title');
    case 'pyramid':
      return t('valueModels.pyramid.title');
    case 'acquisition':
      return t(ACQUISITION_NAMES[figure.show]);
    case 'funnel': {
      const { show, channel } = figure;
      if (show === 'cycle') return t('channels.cycle.title');
      const name = channel === '' ? t('acquisition.table.unknown') : channel;
      return [t('channels.funnel.title'), ...(name === null ? [] : [name])].join(' · ');
    }
    case 'segmentProfile': {
      const name = segments.find(({ id }) => id === figure.id)?.name;
      return t('segmentCompare.profile', { name: name ?? t('segments.text.gone') });
    }
    case 'segmentOverlap':
      return t('segmentCompare.overlap');
    case 'segmentMovement': {
      const name = segments.find(({ id }) => id === figure.id)?.name;
      return [
        t('definitions.segment_movement.name'),
        name ?? t('segments.text.gone'),
        t('common.figure.period', { from: format.day(figure.from), to: format.day(figure.to) }),
      ].join(' · ');
    }
    case 'clusters':
      return t('definitions.clusters.name');
    case 'clusterTrials':
      return t('clusters.trials');
  }
}

function withScheme(
  name: string,
  { scheme }: ReportQuestion<'stages' | 'stageProfile' | 'migration' | 'relation'>,
  { t, format }: Words,
): string {
  return format.named(name, t(`terms.scheme.${scheme}`));
}

function rfmName({ show }: ReportQuestion<'rfm'>, { t }: Words): string {
  if (show === 'class12') return t('customers.classes.twelve');
  return t(show === 'class8' ? 'customers.classes.eight' : 'customers.grid.title');
}

function cohortsName({ show, by, period }: ReportQuestion<'cohorts'>, { t }: Words): string {
  if (show === 'curves') return t('cohorts.curves.title');
  if (show === 'calendar') {
    return t('cohorts.calendar.title', { unit: t(`cohorts.unit.${period}`) });
  }
  return t(`cohorts.title.${show}`, { by: t(`cohorts.in.${by}`) });
}

const TIMING_NAMES = {
  losses: 'survival.timing.title',
  firstDays: 'survival.first.title',
  lifetimes: 'survival.lifetimes.title',
} as const;

const VALUE_NAMES = {
  realised: 'value.realised.title',
  lorenz: 'value.lorenz.title',
  top: 'value.top.title',
  tiers: 'value.tiers.title',
  expected: 'value.clv.histogram',
  ranking: 'valueModels.test.ranking',
  tracking: 'valueModels.test.tracking',
  tenths: 'valueModels.test.tenths',
} as const;

const ACQUISITION_NAMES = {
  channels: 'acquisition.table.title',
  matrix: 'acquisition.matrix.title',
  months: 'acquisition.months.title',
  costs: 'acquisition.costs.title',
  steadiness: 'channels.loyalty.title',
  cohorts: 'channels.cohorts.title',
  tiers: 'channels.tiers.title',
} as const;
