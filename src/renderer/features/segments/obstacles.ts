import type { SegmentCount } from '#shared/contract/segments.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { ruleText, type RuleNames } from '../../components/ruleText.ts';
import type { Obstacle } from './CountPanel.tsx';
import type { Path } from './draft.ts';
import type { Draft } from './useDraft.ts';
import type { useLiveCount } from './useLiveCount.ts';

/** Parts without which the rule would hold somebody, those that keep out most first. */
export function obstaclesOf(
  count: SegmentCount,
  live: Pick<ReturnType<typeof useLiveCount>, 'rule' | 'places'>,
  draft: Pick<Draft, 'change'>,
  words: Words,
  names: RuleNames,
): Obstacle[] {
  const { rule, places } = live;
  if (rule === null) return [];
  const inDraft = new Map([...places].map(([path, place]) => [place, path]));
  const withoutOf = new Map(count.parts.map(({ path, without }) => [path.join(), without]));
  return (
    count.parts
      .filter(({ without }) => without > 0)
      // What a part keeps out as a whole need not be said of its parts again.
      .filter(({ path, without }) => withoutOf.get(path.slice(0, -1).join()) !== without)
      .sort((a, b) => b.without - a.without)
      .flatMap(({ path, without }) => {
        const part = partAt(rule, path);
        const place = inDraft.get(path.join());
        if (part === undefined || place === undefined) return [];
        return {
          key: place,
          name: ruleText(part, words, names),
          without,
          drop: () => draft.change(place.split(',').map(Number), () => null),
        };
      })
  );
}

function partAt(rule: SegmentRule, [at, ...rest]: Path): SegmentRule | undefined {
  if (at === undefined) return rule;
  if (rule.kind === 'not') return partAt(rule.rule, rest);
  const part = 'rules' in rule ? rule.rules[at] : undefined;
  return part && partAt(part, rest);
}
