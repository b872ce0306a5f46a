import type { ValueModelsView } from '#shared/contract/analysis.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { FormulaResultView } from '#shared/contract/valueModels.ts';
import type { ModelAgeView, ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { filteredValue } from './filteredValue.ts';
import type { RunSource } from './runSource.ts';
import type { SegmentReader } from './segments/index.ts';
import { readAnalysisSettings } from './settings.ts';
import { formulaResult } from './valueModels/formulaTerms.ts';
import { modelAge } from './valueModels/modelAge.ts';
import { valueChange } from './valueModels/valueChange.ts';
import type { GatedBody } from './views/stored.ts';

/** What the customers of one run are worth, by each of the four values, and how old that knowledge is. */
export class ValueFigures {
  readonly #source: RunSource;
  readonly #segments: SegmentReader;

  constructor(source: RunSource, segments: SegmentReader) {
    this.#source = source;
    this.#segments = segments;
  }

  /** Under a filter concentration and tiers are of its customers, all else of everybody. */
  overview(filter: SegmentRule | null = null): ValueView {
    const { results, columns } = this.#source;
    const all = results.value();
    const value =
      filter === null ? all : filteredValue(all, columns, this.#segments.marks().of(filter));
    return { run: this.#source.context(), ...value };
  }

  models(): GatedBody<ValueModelsView> {
    return this.#source.withRun(this.#source.results.valueModels());
  }

  /** The expected value against what it was. */
  change(): GatedBody<ValueChangeView> {
    const { columns, record } = this.#source;
    const { clv } = this.#source.table('value');
    if (!clv.ok) return clv;
    return this.#source.withRun(
      valueChange({
        columns,
        settings: this.#source.settings(),
        asOf: record.asOf,
        segments: this.#segments.memberships(),
      }),
    );
  }

  /** How old the models of this run are, and what an earlier run had found. */
  modelAge(): GatedBody<ModelAgeView> {
    return modelAge(this.#source.store, this.#source.record);
  }

  /** A formula of value, checked and computed from the run's terms. */
  formula(text: string): FormulaResultView {
    const models = this.#source.results.valueModels();
    const money = models.ok ? models.value.money : models;
    return formulaResult(text, money.ok ? money.value.terms : []);
  }

  /** What the saved formula comes to in this run; undefined where none is saved. */
  ownFormula(): FormulaResultView | undefined {
    const { formula } = readAnalysisSettings(this.#source.store).clv;
    return formula === '' ? undefined : this.formula(formula);
  }
}
