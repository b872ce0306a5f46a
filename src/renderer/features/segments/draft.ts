import type { SegmentCondition, SegmentRule } from '#shared/domain/segmentRule.ts';

/** Steps from the root of a rule to one of its parts: indices of groups, 0 below a `not`. */
export type Path = readonly number[];

export type Group = Extract<SegmentRule, { readonly kind: 'all' | 'any' }>;

/** The empty draft. */
export const NOTHING: Group = { kind: 'all', rules: [] };

/** A rule as the builder edits it: its root is a group, and nothing is negated twice. */
export function draftOf(rule: SegmentRule | null): Group {
  const plain = rule === null ? NOTHING : negatedOnce(rule);
  return plain.kind === 'all' || plain.kind === 'any' ? plain : { kind: 'all', rules: [plain] };
}

function negatedOnce(rule: SegmentRule): SegmentRule {
  if (rule.kind === 'not') {
    const inner = negatedOnce(rule.rule);
    return inner.kind === 'not' ? inner.rule : { kind: 'not', rule: inner };
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  return { kind: rule.kind, rules: rule.rules.map(negatedOnce) };
}

/** The draft with one part replaced by what `change` makes of it; null takes it out. */
export function changeAt(
  rule: Group,
  path: Path,
  change: (part: SegmentRule) => SegmentRule | null,
): Group {
  const changed = changedPart(rule, path, change);
  return changed === null ? NOTHING : draftOf(changed);
}

function changedPart(
  rule: SegmentRule,
  [at, ...rest]: Path,
  change: (part: SegmentRule) => SegmentRule | null,
): SegmentRule | null {
  if (at === undefined) return change(rule);
  if (rule.kind === 'not') {
    const inner = changedPart(rule.rule, rest, change);
    return inner === null ? null : { kind: 'not', rule: inner };
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  return {
    kind: rule.kind,
    rules: rule.rules.flatMap((part, i) => {
      const next = i === at ? changedPart(part, rest, change) : part;
      return next === null ? [] : [next];
    }),
  };
}

/** The draft with a further part at the end of the group at the path. */
export function addTo(rule: Group, path: Path, part: SegmentRule): Group {
  return changeAt(rule, path, (group) =>
    group.kind === 'all' || group.kind === 'any'
      ? { kind: group.kind, rules: [...group.rules, part] }
      : group,
  );
}

/** A part, or what it negates. */
export function withoutNot(rule: SegmentRule): {
  readonly negated: boolean;
  readonly inner: SegmentRule;
} {
  return rule.kind === 'not'
    ? { negated: true, inner: rule.rule }
    : { negated: false, inner: rule };
}

/** True for a condition that does not say yet what it asks for. */
function isUnfinished(condition: SegmentCondition): boolean {
  if (condition.kind === 'choice') return condition.values.length === 0;
  return condition.kind === 'segment' && condition.id === 0;
}

/** A draft as far as it is finished, and where each part of that stands in the draft. */
export interface Finished {
  /** Null when nothing is finished yet. */
  readonly rule: SegmentRule | null;
  /** Path in the finished rule, as text, by the path in the draft. */
  readonly places: ReadonlyMap<string, string>;
}

/** Leaves out conditions and groups that say nothing yet: they are neither counted nor saved. */
export function finishedRule(draft: Group): Finished {
  const places = new Map<string, string>();
  const walk = (rule: SegmentRule, path: Path, place: Path): SegmentRule | null => {
    places.set(path.join(), place.join());
    if (rule.kind === 'not') {
      const inner = walk(rule.rule, [...path, 0], [...place, 0]);
      return inner === null ? dropped(path) : { kind: 'not', rule: inner };
    }
    if (rule.kind !== 'all' && rule.kind !== 'any') {
      return isUnfinished(rule) ? dropped(path) : rule;
    }
    const rules: SegmentRule[] = [];
    for (const [i, part] of rule.rules.entries()) {
      const kept = walk(part, [...path, i], [...place, rules.length]);
      if (kept !== null) rules.push(kept);
    }
    return rules.length === 0 ? dropped(path) : { kind: rule.kind, rules };
  };
  const dropped = (path: Path): null => {
    places.delete(path.join());
    return null;
  };
  return { rule: walk(draft, [], []), places };
}

/** The rule as it is saved: a group of one is that one. */
export function savedForm(rule: SegmentRule): SegmentRule {
  if (rule.kind === 'not') return { kind: 'not', rule: savedForm(rule.rule) };
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  const rules = rule.rules.map(savedForm);
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : { kind: rule.kind, rules };
}
