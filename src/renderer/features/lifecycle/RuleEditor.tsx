import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useReducer, useState } from 'react';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { StagePreview } from '#shared/contract/stages.ts';
import {
  DEFAULT_STAGE_RULES,
  RULES_OF_SCHEME,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useKeeping, useKept } from '../../components/useKept.tsx';
import { useUndoKeys } from '../../components/useUndoKeys.ts';
import { errorOf, useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { LimitPresets } from './LimitPresets.tsx';
import styles from './lifecycle.module.css';
import { changeDraft, draftAgain, rulesOf, type RuleDraft } from './ruleDraft.ts';
import { RuleSentences } from './RuleSentences.tsx';

/** Typing is asked for once it pauses, milliseconds. */
const PAUSE_MS = 120;

/** The rules of a scheme as sentences with editable numbers, counted while they are typed. */
export function RuleEditor({ scheme }: { scheme: StageScheme }) {
  const settings = useContractQuery('settings.analysis', {});
  return (
    <Answer query={settings} height={420}>
      {(stored) => (
        <Editor key={JSON.stringify(stored.stageRules)} scheme={scheme} stored={stored} />
      )}
    </Answer>
  );
}

function Editor({ scheme, stored }: { scheme: StageScheme; stored: AnalysisSettings }) {
  const { t } = useWords();
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
  const undo = useCallback(() => change({ kind: 'undo' }), []);
  const redo = useCallback(() => change({ kind: 'redo' }), []);
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
          onClick={() => save.mutate({ ...stored, stageRules: valid })}
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

function defaultsOf(scheme: StageScheme): Partial<StageRules> {
  return Object.fromEntries(
    RULES_OF_SCHEME[scheme].map((rule) => [rule, DEFAULT_STAGE_RULES[rule]]),
  );
}
