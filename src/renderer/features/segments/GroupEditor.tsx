import { Button, Checkbox, CloseButton, SegmentedControl } from '@mantine/core';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useBuilder } from './BuilderContext.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { conditionOf } from './conditions.ts';
import { withoutNot, type Group, type Path } from './draft.ts';
import { PartNumbers } from './PartNumbers.tsx';
import styles from './segments.module.css';

/** Groups below the root that can still take a group; the contract allows eight levels in all. */
const DEEPEST_GROUP = 3;

/** A group of conditions: all of them or any of them, with further groups inside. */
export function GroupEditor({
  group,
  path,
  depth,
}: {
  group: Group;
  path: Path;
  /** 0 at the root. */
  depth: number;
}) {
  const { t } = useWords();
  const { draft, onAdd } = useBuilder();
  const label = t(depth === 0 ? 'segmentBuilder.rule' : 'segmentBuilder.group');
  const add = (part: SegmentRule): void => {
    draft.add(path, part);
    onAdd([...path, group.rules.length]);
  };
  return (
    <div className={styles['group']} role="group" aria-label={label}>
      <div className={styles['groupHead']}>
        <SegmentedControl
          aria-label={t('segmentBuilder.how')}
          value={group.kind}
          data={(['all', 'any'] as const).map((value) => ({
            value,
            label: t(`segmentBuilder.how.${value}`),
          }))}
          onChange={(kind) =>
            draft.change(path, (part) =>
              'rules' in part ? { kind: kind === 'any' ? 'any' : 'all', rules: part.rules } : part,
            )
          }
        />
      </div>
      <ul className={styles['rows']}>
        {group.rules.map((part, i) => (
          <Part key={i} part={part} path={[...path, i]} depth={depth} />
        ))}
      </ul>
      <div className={styles['groupFoot']}>
        <Button size="compact-xs" variant="light" onClick={() => add(conditionOf('orders'))}>
          {t('segmentBuilder.add')}
        </Button>
        {depth < DEEPEST_GROUP && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => add({ kind: 'any', rules: [conditionOf('orders')] })}
          >
            {t('segmentBuilder.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Part({ part, path, depth }: { part: SegmentRule; path: Path; depth: number }) {
  const { t } = useWords();
  const { draft } = useBuilder();
  const { negated, inner } = withoutNot(part);
  const innerPath = negated ? [...path, 0] : path;
  const isGroup = inner.kind === 'all' || inner.kind === 'any';
  return (
    <li className={isGroup ? styles['groupRow'] : styles['row']}>
      <Checkbox
        className={styles['not'] ?? ''}
        label={t('segmentBuilder.not')}
        checked={negated}
        onChange={() =>
          draft.change(path, (now) =>
            negated ? withoutNot(now).inner : { kind: 'not', rule: now },
          )
        }
      />
      {isGroup ? (
        <GroupEditor group={inner} path={innerPath} depth={depth + 1} />
      ) : inner.kind === 'not' ? null : (
        <ConditionEditor condition={inner} path={innerPath} />
      )}
      <PartNumbers path={path} />
      <CloseButton
        size="sm"
        aria-label={t(isGroup ? 'segmentBuilder.removeGroup' : 'segmentBuilder.remove')}
        onClick={() => draft.change(path, () => null)}
      />
    </li>
  );
}
