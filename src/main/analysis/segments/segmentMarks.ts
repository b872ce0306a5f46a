import { AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { MemberOf, SegmentCondition, SegmentRule } from '#shared/domain/segmentRule.ts';
import { combineMarks, invertMarks, type Marks } from '#main/engine/index.ts';
import { conditionMarks } from './conditionMarks.ts';
import type { ConditionSource } from './conditionSource.ts';

/** A run and the saved segments that a rule may refer to. */
export interface SegmentSource extends ConditionSource {
  /** Rule of a saved segment, undefined if there is none of that id. */
  readonly savedRule: (id: number) => SegmentRule | undefined;
}

type PlainCondition = Exclude<SegmentCondition, MemberOf>;

/** A rule that refers to no saved segment. */
type PlainRule =
  | { readonly kind: 'all' | 'any'; readonly rules: readonly PlainRule[] }
  | { readonly kind: 'not'; readonly rule: PlainRule }
  | PlainCondition;

/** Conditions kept per run; a million customers are a megabyte each. */
const KEPT_CONDITIONS = 64;

/**
 * The customers that rules choose in one run. Each condition is looked at once and kept, so that
 * changing one condition of a rule costs that one and a few passes over bytes.
 */
export class SegmentMarks {
  readonly #source: SegmentSource;
  readonly #held = new Map<string, Marks>();

  constructor(source: SegmentSource) {
    this.#source = source;
  }

  /** Everybody in the run: with an order or a refund up to the analysis date. Not to be written to. */
  everybody(): Marks {
    return this.#kept('present', () => Uint8Array.from(this.#source.columns.need('present')));
  }

  /** A name of what a rule chooses now: equal for rules that choose alike by their text. */
  nameOf(rule: SegmentRule | null): string {
    return rule === null ? '' : canonicalJson(this.resolve(rule));
  }

  /**
   * The customers of a rule; of no rule, everybody. Not to be written to.
   * @throws AppError BAD_REQUEST for a rule that names an unknown stage, month, day or segment, or a
   * segment that refers to itself.
   */
  of(rule: SegmentRule | null): Marks {
    const everybody = this.everybody();
    if (rule === null) return everybody;
    return combineMarks('all', [everybody, this.#marks(this.resolve(rule))], everybody.length);
  }

  /**
   * The rule with every saved segment replaced by its rule as it is now.
   * @throws AppError BAD_REQUEST for an unknown segment, or one that refers to itself.
   */
  resolve(rule: SegmentRule, inside: readonly number[] = []): PlainRule {
    switch (rule.kind) {
      case 'all':
      case 'any':
        return { kind: rule.kind, rules: rule.rules.map((part) => this.resolve(part, inside)) };
      case 'not':
        return { kind: 'not', rule: this.resolve(rule.rule, inside) };
      case 'segment': {
        const saved = inside.includes(rule.id) ? undefined : this.#source.savedRule(rule.id);
        if (!saved) throw new AppError('BAD_REQUEST', { details: { rule: 'segment' } });
        return this.resolve(saved, [...inside, rule.id]);
      }
      default:
        return rule;
    }
  }

  #marks(rule: PlainRule): Marks {
    switch (rule.kind) {
      case 'all':
      case 'any': {
        const parts = rule.rules.map((part) => this.#marks(part));
        return combineMarks(rule.kind, parts, this.everybody().length);
      }
      case 'not':
        return invertMarks(this.#marks(rule.rule), this.everybody());
      default:
        return this.#condition(rule);
    }
  }

  #condition(condition: PlainCondition): Marks {
    return this.#kept(canonicalJson(condition), () => conditionMarks(this.#source, condition));
  }

  #kept(key: string, make: () => Marks): Marks {
    const marks = this.#held.get(key) ?? make();
    // Last used stands last; the first is the one to let go.
    this.#held.delete(key);
    this.#held.set(key, marks);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= KEPT_CONDITIONS) break;
      this.#held.delete(oldest);
    }
    return marks;
  }
}
