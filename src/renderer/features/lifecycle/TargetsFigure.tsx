import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { StageProfile, StageTarget } from '#shared/contract/stages.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { ErrorState } from '../../components/states.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { errorOf, useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import {
  NO_TARGET,
  targetFormOf,
  targetOf,
  targetState,
  type TargetForm,
  type TargetState,
} from './targetForm.ts';

/** What the stages of a scheme should hold, beside what they hold. */
export function TargetsFigure({ scheme }: { scheme: StageScheme }) {
  const profile = useContractQuery('stages.profile', { scheme, filter: null });
  const targets = useContractQuery('stages.targets', {});
  return (
    <Answer query={profile} height={360}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => (
            <Answer query={targets} height={360}>
              {({ targets: stored }) => (
                <Targets
                  key={`${view.scheme} ${JSON.stringify(stored)}`}
                  view={view}
                  stored={stored}
                />
              )}
            </Answer>
          )}
        </Gated>
      )}
    </Answer>
  );
}

function Targets({ view, stored }: { view: StageProfile; stored: readonly StageTarget[] }) {
  const words = useWords();
  const { t, format } = words;
  const { scheme } = view;
  const [forms, setForms] = useState<Readonly<Record<string, TargetForm>>>(() =>
    Object.fromEntries(
      stored.filter((one) => one.scheme === scheme).map((one) => [one.stage, targetFormOf(one)]),
    ),
  );
  const save = useContractCommand('stages.setTargets');
  const error = errorOf(save.error);
  const stages = view.stages.filter(({ hasData }) => hasData);
  const all = stages.reduce((sum, { customers }) => sum + customers, 0);
  const rows = stages.map((stage) => {
    const form = forms[stage.id] ?? NO_TARGET;
    const target = targetOf(scheme, stage.id, form);
    return {
      stage,
      form,
      target,
      state: target ? targetState(target, stage.customers, all) : null,
    };
  });
  const invalid = rows.some(({ target }) => target === undefined);
  const next = [
    ...stored.filter((one) => one.scheme !== scheme),
    ...rows.flatMap(({ target }) => target ?? []),
  ];
  return (
    <FigureFrame
      title={format.named(t('stages.targets.title'), t(`terms.scheme.${scheme}`))}
      caption={t('stages.targets.caption', { day: format.day(view.asOf) })}
      measure="stage_targets"
      report={{
        not: 'targets',
        instead: t('lifecycle.now.title', { day: format.day(view.asOf) }),
      }}
      table={targetSpec(rows, all, words)}
    >
      <ScrollRegion>
        <table className={styles['sentences']}>
          <thead>
            <tr>
              <th scope="col">{t('stages.targets.stage')}</th>
              <th scope="col" className={styles['number']}>
                {t('stages.targets.actual')}
              </th>
              <th scope="col">{t('stages.targets.measure')}</th>
              <th scope="col">{t('stages.targets.direction')}</th>
              <th scope="col">{t('stages.targets.target')}</th>
              <th scope="col">{t('stages.targets.limit')}</th>
              <th scope="col" className={styles['number']}>
                {t('stages.targets.difference')}
              </th>
              <th scope="col">{t('stages.targets.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TargetRow
                key={row.stage.id}
                {...row}
                all={all}
                onForm={(form) => setForms({ ...forms, [row.stage.id]: form })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {invalid && (
        <p className={styles['fault']} role="alert">
          {t('stages.targets.invalid')}
        </p>
      )}
      {error && <ErrorState error={error} />}
      <div className={styles['buttons']}>
        <Button
          disabled={invalid || JSON.stringify(next) === JSON.stringify(stored)}
          loading={save.isPending}
          onClick={() => save.mutate({ targets: next })}
        >
          {t('stages.targets.save')}
        </Button>
      </div>
    </FigureFrame>
  );
}

interface Row {
  readonly stage: StageProfile['stages'][number];
  readonly form: TargetForm;
  readonly target: StageTarget | null | undefined;
  readonly state: TargetState | null;
}

function TargetRow({
  stage,
  form,
  target,
  state,
  all,
  onForm,
}: Row & { readonly all: number; readonly onForm: (form: TargetForm) => void }) {
  const words = useWords();
  const { t, known } = words;
  const mode = useScheme();
  const name = known(`terms.stage.${stage.id}`);
  const label = (column: string): string => t('stages.targets.field', { column, stage: name });
  const number = (key: 'target' | 'limit') => (
    <NumberInput
      className={styles['inline'] ?? ''}
      size="xs"
      hideControls
      aria-label={label(t(`stages.targets.${key}`))}
      value={form[key]}
      error={target === undefined}
      onChange={(value) => onForm({ ...form, [key]: value })}
    />
  );
  return (
    <tr>
      <th scope="row">
        <Swatch colour={stageInk(stage.id, mode)} />
        {name}
      </th>
      <td className={styles['number']}>{actualText(stage.customers, all, words)}</td>
      <td>
        <Select
          size="xs"
          className={styles['measure'] ?? ''}
          aria-label={label(t('stages.targets.measure'))}
          allowDeselect={false}
          value={form.measure}
          onChange={(value) =>
            onForm({ ...form, measure: value === 'customers' ? 'customers' : 'share' })
          }
          data={(['share', 'customers'] as const).map((id) => ({
            value: id,
            label: t(`stages.targets.${id}`),
          }))}
        />
      </td>
      <td>
        <Select
          size="xs"
          className={styles['measure'] ?? ''}
          aria-label={label(t('stages.targets.direction'))}
          allowDeselect={false}
          value={form.direction}
          onChange={(value) =>
            onForm({ ...form, direction: value === 'at_most' ? 'at_most' : 'at_least' })
          }
          data={(['at_least', 'at_most'] as const).map((id) => ({
            value: id,
            label: t(`stages.targets.${id}`),
          }))}
        />
      </td>
      <td>{number('target')}</td>
      <td>{number('limit')}</td>
      <td className={styles['number']}>{differenceText(target, state, words)}</td>
      <td className={styles['state']} data-state={state?.state}>
        {state === null ? '' : t(`stages.targets.${state.state}`)}
      </td>
    </tr>
  );
}

function actualText(customers: number, all: number, { format }: Words): string {
  const share = all > 0 ? ` · ${format.percent(customers / all)}` : '';
  return `${format.number(customers)}${share}`;
}

/** Points between two shares, per cent between two counts (B18). */
function differenceText(
  target: Row['target'],
  state: TargetState | null,
  { format }: Words,
): string {
  const difference = state?.difference ?? null;
  if (!target || difference === null) return '';
  return target.measure === 'share' ? format.points(difference) : format.change(difference);
}

function targetSpec(rows: readonly Row[], all: number, words: Words): TableSpec {
  const { t, known, format } = words;
  const write = (target: StageTarget, value: number | null): string | null => {
    if (value === null) return null;
    return target.measure === 'share' ? format.percent(value) : format.number(value);
  };
  return {
    columns: [
      { label: t('stages.targets.stage') },
      { label: t('stages.targets.actual'), numeric: true },
      { label: t('stages.targets.direction') },
      { label: t('stages.targets.target'), numeric: true },
      { label: t('stages.targets.limit'), numeric: true },
      { label: t('stages.targets.difference'), numeric: true },
      { label: t('stages.targets.state') },
    ],
    rows: rows.map(({ stage, target, state }) => [
      known(`terms.stage.${stage.id}`),
      actualText(stage.customers, all, words),
      target ? t(`stages.targets.${target.direction}`) : null,
      target ? write(target, target.target) : null,
      target ? write(target, target.limit) : null,
      differenceText(target, state, words),
      state === null ? null : t(`stages.targets.${state.state}`),
    ]),
  };
}
