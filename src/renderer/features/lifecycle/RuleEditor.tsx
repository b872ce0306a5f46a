import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useReducer, useState } from 'react';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { StagePreview } from '#shared/contract/stages.ts';
import {
  DEFAULT_STAGE_RULES,
  RULES_OF_SCHEME,
  STAGE_SCHEME_IDS,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useKeeping, useKept } from '../../components/useKept.tsx';
import { useUndoKeys } from '../../components/useUndoKeys.ts';
import { errorOf, useContractCommand, useContractQuery, useJob } from '../../rpc/hooks.ts';
import { LimitPresets } from './LimitPresets.tsx';
import styles from './lifecycle.module.css';
import { changeDraft, draftAgain, rulesOf, type RuleDraft } from './ruleDraft.ts';
import { RuleSentences } from './RuleSentences.tsx';

/** Typing is asked for once it pauses, milliseconds. */
const PAUSE_MS = 120;

/**
 * The rules of a scheme as sentences with editable numbers, counted while they are typed. Saved ones are
 * computed at once; until that is done the figures stay those of the rules before, with their date.
 */
export function RuleEditor({ scheme }: { scheme: StageScheme }) {
  const settings = useContractQuery('settings.analysis', {});
  // Here, since the editor begins anew with what was saved.
  const run = useJob('analysis.run');
  return (
    <>
      <Answer query={settings} height={420}>
        {(stored) => (
          <Editor
            key={JSON.stringify(stored.stageRules)}
            scheme={scheme}
            stored={stored}
            onSaved={() => void run.start({})}
          />
        )}
      </Answer>
      {run.error && <ErrorState error={run.error} />}
      {run.job && run.running && <JobBar job={run.job} onCancel={run.cancel} />}
    </>
  );
}

function Editor(props: {
  readonly scheme: StageScheme;
  readonly stored: AnalysisSettings;
  readonly onSaved: () => void;
}) {
  const { scheme, stored, onSaved } = props;
  const { t } = useWords();
  const others = schemesSharing(scheme).map((id) => t(`terms.scheme.${id}`));
  const kept = useKept<RuleDraft>('rules', JSON.stringify(stored.stageRules));
  const [draft, change] = useReducer(changeDraft, stored.stageRules, (rules) =>
    draftAgain(kept.left, rules),
  );
  useKeeping(kept, draft);
  const parsed = rulesOf(draft.now);
  const [valid, setValid] = useState<StageRules>(stored.stageRules);
  if ('rules' in parsed && JSON.stringify(parsed.rules) !== JSON.stringify(valid)) {
    setValid(parsed.rules);
  }
  const save = useContractCommand('settings.setAnalysis');
  const error = errorOf(save.error);
  const dirty = JSON.stringify(draft.now) !== JSON.stringify(stored.stageRules);
  const undo = useCallback(() => change({ kind: 'undo' }), [change]);
  const redo = useCallback(() => change({ kind: 'redo' }), [change]);
  useUndoKeys(undo, redo);
  return (
    <section className={styles['editor']}>
      <h2 className={styles['rulesTitle']}>
        {t('stages.edit.title', { scheme: t(`terms.scheme.${scheme}`) })}
      </h2>
      <Counted scheme={scheme} rules={valid} saved={stored.stageRules}>
        {(preview, saved) => (
          <RuleSentences
            scheme={scheme}
            typed={draft.now}
            fault={'fault' in parsed ? parsed.fault : null}
            preview={preview}
            saved={saved}
            onType={(field, value) => change({ kind: 'type', field, value })}
          />
        )}
      </Counted>
      {'fault' in parsed && (
        <p className={styles['fault']} role="alert">
          {t('stages.edit.invalid', { name: t(`settings.analysis.${parsed.fault}`) })}
        </p>
      )}
      {error && <ErrorState error={error} />}
      <div className={styles['buttons']}>
        <Button
          disabled={'fault' in parsed || !dirty}
          loading={save.isPending}
          onClick={() => save.mutate({ ...stored, stageRules: valid }, { onSuccess: onSaved })}
        >
          {t('stages.edit.save')}
        </Button>
        <Button variant="default" disabled={draft.past.length === 0} onClick={undo}>
          {t('stages.edit.undo')}
        </Button>
        <Button variant="default" disabled={draft.future.length === 0} onClick={redo}>
          {t('stages.edit.redo')}
        </Button>
        <Button
          variant="subtle"
          disabled={!dirty}
          onClick={() => change({ kind: 'set', rules: stored.stageRules })}
        >
          {t('stages.edit.discard')}
        </Button>
        <Button variant="subtle" onClick={() => change({ kind: 'set', rules: defaultsOf(scheme) })}>
          {t('stages.edit.defaults')}
        </Button>
      </div>
      {others.length > 0 && (
        <p className={styles['note']}>{t('stages.edit.shared', { schemes: others.join(' · ') })}</p>
      )}
      {scheme === 'outlook' && (
        <p className={styles['note']}>
          {t('stages.edit.horizon', {
            months: t('common.count.months', { count: stored.clv.horizonMonths }),
          })}
        </p>
      )}
      <p className={styles['note']}>{t('stages.edit.savedNote')}</p>
      {scheme === 'time' && (
        <LimitPresets rules={valid} onUse={(rules) => change({ kind: 'set', rules })} />
      )}
    </section>
  );
}

/** Counts under rules, and under those that are saved. */
function Counted(props: {
  readonly scheme: StageScheme;
  readonly rules: StageRules;
  readonly saved: StageRules;
  readonly children: (now: StagePreview, saved: StagePreview | null) => React.ReactNode;
}) {
  const { filter } = useFilter();
  const [rules] = useDebouncedValue(props.rules, PAUSE_MS);
  const preview = useContractQuery('stages.preview', { scheme: props.scheme, rules, filter });
  const before = useContractQuery('stages.preview', {
    scheme: props.scheme,
    rules: props.saved,
    filter,
  });
  const saved = before.data?.ok === true ? before.data.value : null;
  return (
    <Answer query={preview} height={260}>
      {(gated) => <Gated gated={gated}>{(now) => props.children(now, saved)}</Gated>}
    </Answer>
  );
}

/** Other schemes that ask for a limit of this one. */
function schemesSharing(scheme: StageScheme): readonly StageScheme[] {
  const limits = RULES_OF_SCHEME[scheme];
  return STAGE_SCHEME_IDS.filter(
    (other) => other !== scheme && RULES_OF_SCHEME[other].some((rule) => limits.includes(rule)),
  );
}

function defaultsOf(scheme: StageScheme): Partial<StageRules> {
  return Object.fromEntries(
    RULES_OF_SCHEME[scheme].map((rule) => [rule, DEFAULT_STAGE_RULES[rule]]),
  );
}
