import { Anchor } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { stageRule } from '../../components/behindRules.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { filledColumns, type TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './value.module.css';

/** The expected value of customers, tiers, stages and saved segments against some months before. */
export function ValueChange() {
  const { t } = useWords();
  const change = useContractQuery('value.change', {});
  const settings = useContractQuery('settings.analysis', {});
  return (
    <Answer query={change} height={280}>
      {(gated) => (
        <Gated gated={gated} title={t('definitions.clv_change.name')}>
          {(view) => <ChangeFigure view={view} horizon={settings.data?.clv.horizonMonths ?? 12} />}
        </Gated>
      )}
    </Answer>
  );
}

/** Everybody whose value now can be set beside that of before. */
const EVERY_VALUE: SegmentRule = { kind: 'known', field: 'clv_ratio' };

function ChangeFigure({ view, horizon }: { view: ValueChangeView; horizon: number }) {
  const words = useWords();
  const { t, format } = words;
  const { run, all, fallen, limit, months } = view;
  const table = changeSpec(view, words);
  const alerts = view.groups.filter(({ fell }) => fell).map((group) => groupName(group, words));
  const below: SegmentRule = { kind: 'number', field: 'clv_ratio', most: limit };
  return (
    <FigureFrame
      title={t('valueWatch.change.title', { months })}
      caption={[
        t('valueWatch.change.measure', { from: format.day(view.from), horizon }),
        t('common.figure.n', { n: format.number(all.customers) }),
      ].join(' · ')}
      report="money"
      measure="clv_change"
      table={table}
      behind={EVERY_VALUE}
    >
      <p className={alerts.length > 0 ? styles['banner'] : styles['note']} role="note">
        {format.sentences([
          t('valueWatch.change.fallen', {
            count: format.number(fallen.customers),
            all: format.number(all.customers),
            limit: format.percent(limit, 0),
            before: format.moneyCompact(fallen.before, run.money),
            now: format.moneyCompact(fallen.now, run.money),
          }),
          alerts.length > 0
            ? t('valueWatch.change.groups', { names: alerts.join(t('valueModels.list')) })
            : t('valueWatch.change.quiet'),
        ])}{' '}
        {fallen.customers > 0 && (
          <Anchor
            component="button"
            type="button"
            inherit
            underline="always"
            onClick={() => showCustomers(below, false)}
          >
            {t('valueWatch.change.show')}
          </Anchor>
        )}
      </p>
      <SimpleTable table={table} />
      <p className={styles['note']}>{t('valueWatch.change.note')}</p>
    </FigureFrame>
  );
}

type Group = ValueChangeView['groups'][number];

function groupName({ kind, name }: Group, { t, known }: Words): string {
  return t(`valueWatch.change.${kind}`, {
    name: kind === 'segment' ? name : known(`terms.stage.${name}`),
  });
}

/** Who the sums of a group are over: its customers whose value is known on both days. */
function groupRule({ kind, name, segment }: Group): SegmentRule {
  const known: SegmentRule = { kind: 'known', field: 'clv_ratio' };
  const members: SegmentRule =
    segment === null
      ? stageRule(kind === 'tier' ? 'value' : 'time', name)
      : { kind: 'segment', id: segment };
  return { kind: 'all', rules: [members, known] };
}

/** Groups with their value then and now, all customers last. */
export function changeSpec(view: ValueChangeView, words: Words): TableSpec {
  const { t, format } = words;
  const { money }: RunContext = view.run;
  const row = (name: string, line: ValueChangeView['all'], fell: boolean): (string | null)[] => [
    name,
    format.number(line.customers),
    format.moneyCompact(line.before, money),
    format.moneyCompact(line.now, money),
    line.before > 0 ? format.percent(line.now / line.before, 0) : null,
    fell ? t('valueWatch.change.fell') : null,
  ];
  return filledColumns({
    columns: [
      { label: t('valueWatch.change.group') },
      ...(['customers', 'before', 'now', 'ratio'] as const).map((id) => ({
        label: t(`valueWatch.change.${id}`),
        numeric: true,
      })),
      { label: t('valueWatch.change.alert') },
    ],
    rows: [
      ...view.groups.map((group) => row(groupName(group, words), group, group.fell)),
      row(t('valueWatch.change.all'), view.all, false),
    ],
    behind: [...view.groups.map(groupRule), EVERY_VALUE],
  });
}
