import type { StageProfile } from '#shared/contract/stages.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import type { ReactNode } from 'react';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countText } from '../../components/heldText.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { StageMeasures } from './StageMeasures.tsx';

/** What the customers of each stage brought, and what is expected of them. */
export function StageProfileFigure({ scheme }: { scheme: StageScheme }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const profile = useContractQuery('stages.profile', { scheme, filter });
  return (
    <Answer query={profile} height={240}>
      {(gated) => (
        <Gated gated={gated} title={t('stages.profile.title')}>
          {(view) => (
            <StageProfileTable view={view}>
              <StageMeasures view={view} />
            </StageProfileTable>
          )}
        </Gated>
      )}
    </Answer>
  );
}

/** The profile from its view; `children` are notes from elsewhere. */
export function StageProfileTable(props: {
  readonly view: StageProfile;
  readonly children?: ReactNode;
}) {
  const { view } = props;
  const words = useWords();
  const { t } = words;
  const table = profileSpec(view, words);
  return (
    <FigureFrame
      title={t('stages.profile.title')}
      caption={captionOf(view, words)}
      measure="stage_profile"
      table={table}
      follows
      report={{ kind: 'stageProfile', scheme: view.scheme }}
    >
      <SimpleTable table={table} />
      <RhythmNote view={view} />
      {props.children}
      {view.scheme === 'value' && <p className={styles['note']}>{t('stages.relativeTiers')}</p>}
    </FigureFrame>
  );
}

/** Whom the cadence scheme could not measure by a rhythm of their own. */
function RhythmNote({ view: { rhythm } }: { view: StageProfile }) {
  const { t, format } = useWords();
  if (rhythm === null) return null;
  return (
    <p className={styles['note']}>
      {rhythm.commonGapDays === null
        ? t('stages.rhythm.none')
        : t('stages.rhythm.some', {
            own: rhythm.own,
            common: rhythm.common,
            days: rhythm.leastDays,
            gap: format.number(rhythm.commonGapDays, rhythm.commonGapDays % 1 === 0 ? 0 : 1),
          })}
    </p>
  );
}

function captionOf(view: StageProfile, { t, format }: Words): string {
  const day = format.day(view.asOf);
  if (view.horizonMonths === null) return t('stages.profile.captionPlain', { day });
  const months = t('common.count.months', { count: view.horizonMonths });
  return t('stages.profile.caption', { day, months });
}

/** The stages that the data can fill, and the sum of all; money and model where the run has them. */
function profileSpec(view: StageProfile, { t, known, format }: Words): TableSpec {
  const stages = view.stages.filter(({ hasData }) => hasData);
  const total = (of: (stage: StageProfile['stages'][number]) => number): number =>
    stages.reduce((sum, stage) => sum + of(stage), 0);
  // With a stage held back the sums are not those of all, and a share would be of something else.
  const whole = !stages.some(({ customers }) => isHeldBack(customers));
  const revenue = total(({ yearRevenue }) => yearRevenue);
  const value = total((stage) => stage.value ?? 0);
  const share = (part: number, all: number): string =>
    whole && all > 0 ? format.percent(part / all) : '–';
  const hasValue = view.stages.some((stage) => stage.value !== null);
  const hasChance = view.stages.some(({ chance }) => chance !== null);
  const rows = stages.map((stage) => [
    known(`terms.stage.${stage.id}`),
    countText(stage.customers, format),
    stage.customers > 0 ? format.number(stage.orders / stage.customers, 1) : '–',
    stage.silence === null ? '–' : format.number(stage.silence),
    ...(view.hasAmounts
      ? [
          stage.orders > 0 ? format.money(stage.revenue / stage.orders, view.money) : '–',
          isHeldBack(stage.customers) ? '–' : format.money(stage.yearRevenue, view.money),
          share(stage.yearRevenue, revenue),
        ]
      : []),
    ...(hasChance ? [stage.chance === null ? '–' : format.percent(stage.chance, 0)] : []),
    ...(hasValue
      ? [
          stage.value === null ? '–' : format.money(stage.value, view.money),
          share(stage.value ?? 0, value),
        ]
      : []),
  ]);
  const number = (label: string) => ({ label, numeric: true });
  return {
    columns: [
      { label: t('stages.profile.stage') },
      number(t('stages.profile.customers')),
      number(t('stages.profile.ordersEach')),
      number(t('stages.profile.silence')),
      ...(view.hasAmounts
        ? [
            number(t('stages.profile.perOrder')),
            number(t('stages.profile.yearRevenue')),
            number(t('stages.profile.yearShare')),
          ]
        : []),
      ...(hasChance ? [number(t('stages.profile.chance'))] : []),
      ...(hasValue
        ? [number(t('stages.profile.value')), number(t('stages.profile.valueShare'))]
        : []),
    ],
    rows: [
      ...rows,
      ...(whole
        ? [
            [
              t('stages.profile.total'),
              format.number(total(({ customers }) => customers)),
              '',
              '',
              ...(view.hasAmounts
                ? ['', format.money(revenue, view.money), share(revenue, revenue)]
                : []),
              ...(hasChance ? [''] : []),
              ...(hasValue ? [format.money(value, view.money), share(value, value)] : []),
            ],
          ]
        : []),
    ],
  };
}
