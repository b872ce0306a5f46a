import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { Segment, SegmentFields } from '#shared/contract/segments.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { textOfRule } from '../../app/ruleAddress.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useRoute } from '../../app/useRoute.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import type { History } from '../../components/history.ts';
import { ruleText } from '../../components/ruleText.ts';
import { useKeeping, useKept } from '../../components/useKept.tsx';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { useContractCommand } from '../../rpc/hooks.ts';
import { BuilderProvider } from './BuilderContext.ts';
import { CountPanel } from './CountPanel.tsx';
import { draftOf, type Group, NOTHING, savedForm } from './draft.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { obstaclesOf } from './obstacles.ts';
import { Refusal } from './Refusal.tsx';
import { useDraft } from './useDraft.ts';
import { useLiveCount } from './useLiveCount.ts';
import styles from './segments.module.css';

/** An edit as it was left: its steps, and the name. */
interface LeftEdit {
  readonly history: History<Group>;
  readonly name: string;
}

/** Edits a rule with live counts, and saves it under a name. */
export function SegmentBuilder(props: {
  readonly run: RunContext;
  readonly fields: SegmentFields;
  /** The saved segment that is edited; null for a new one. */
  readonly saved: Segment | null;
  /** What the rule begins with. */
  readonly rule: SegmentRule | null;
  readonly segments: readonly Segment[];
  readonly onClose: () => void;
}) {
  const { run, fields, saved, segments, onClose } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const { setFilter } = useFilter();
  const { query } = useRoute();
  const kept = useKept<LeftEdit>(
    `segment ${saved?.id ?? `new ${query['rule'] ?? ''}`}`,
    textOfRule(saved?.rule ?? null),
  );
  const left = kept.left?.same === true ? kept.left.state : null;
  const draft = useDraft(draftOf(props.rule), left?.history);
  const live = useLiveCount(draft.draft);
  const [name, setName] = useState(left?.name ?? saved?.name ?? '');
  const edit = { history: draft.history, name };
  useKeeping(kept, edit);
  const [fresh, setFresh] = useState<string | null>(null);
  const save = useContractCommand('segments.save');
  const rule = live.rule === null ? null : savedForm(live.rule);
  const canSave = name.trim() !== '' && rule !== null && !live.isLate;
  const submit = (): void => {
    if (!canSave) return;
    save.mutate(
      { id: saved?.id ?? null, name, rule },
      {
        onSuccess: (segment) => {
          kept.end({
            name: `segment ${segment.id}`,
            stored: textOfRule(segment.rule),
            state: edit,
          });
          onClose();
        },
      },
    );
  };

  return (
    <section className={styles['builder']} aria-label={t('segmentBuilder.rule')}>
      <div className={styles['builderHead']}>
        <TextInput
          data-own-undo
          className={styles['name'] ?? ''}
          aria-label={t('segmentBuilder.name')}
          placeholder={t('segmentBuilder.name')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          // Only here: Enter in a list of the rule chooses from that list.
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('segmentBuilder.undo')}
          title={t('segmentBuilder.undo')}
          disabled={!draft.canUndo}
          onClick={draft.undo}
        >
          <IconArrowBackUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('segmentBuilder.redo')}
          title={t('segmentBuilder.redo')}
          disabled={!draft.canRedo}
          onClick={draft.redo}
        >
          <IconArrowForwardUp size={16} />
        </ActionIcon>
        <span className={styles['spring']} />
        <Button
          variant="subtle"
          onClick={() => {
            kept.end();
            onClose();
          }}
        >
          {t('segmentBuilder.close')}
        </Button>
        <Button
          variant="default"
          disabled={rule === null}
          onClick={() => rule && showCustomers(rule)}
        >
          {t('segmentBuilder.show')}
        </Button>
        <Button variant="default" disabled={rule === null} onClick={() => rule && setFilter(rule)}>
          {t('segments.chip.useForAll')}
        </Button>
        <Button loading={save.isPending} disabled={!canSave} onClick={submit}>
          {t('segmentBuilder.save')}
        </Button>
      </div>
      <Refusal thrown={save.error} />
      <p className={styles['sentence']} aria-live="off">
        {ruleText(rule ?? NOTHING, words, names)}
      </p>
      <Answer query={live.count} height={72}>
        {(count) => (
          <CountPanel
            count={count}
            hasAmounts={run.hasAmounts}
            isLate={live.isLate}
            obstacles={obstaclesOf(count, live, draft, words, names)}
          />
        )}
      </Answer>
      <BuilderProvider
        value={{
          draft,
          fields,
          hasAmounts: run.hasAmounts,
          segments: segments.filter(({ id }) => id !== saved?.id),
          countOf: live.countOf,
          isLate: live.isLate,
          fresh,
          onAdd: (path) => setFresh(path.join()),
        }}
      >
        <GroupEditor group={draft.draft} path={[]} depth={0} />
      </BuilderProvider>
      <p className={styles['faint']}>{t('segmentBuilder.keys')}</p>
    </section>
  );
}
