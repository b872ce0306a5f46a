import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import { required, usage, type CommandLine } from './arguments.ts';
import type { CovariateColumn } from './fitTable.ts';
import { valueModel, type OfferedModel } from './valueModels.ts';

const DAYS_PER_UNIT = { day: 1, week: 7, month: DAYS_PER_YEAR / 12 } as const;

/** What the command `fit` is asked for. */
export interface FitAsk {
  readonly model: OfferedModel;
  readonly unit: keyof typeof DAYS_PER_UNIT;
  /** In the unit; Infinity for ever. */
  readonly horizons: readonly number[];
  readonly yearlyRate: number;
}

/** Continuous discount rate per unit. */
export function discountOf({ yearlyRate, unit }: FitAsk): number {
  return (Math.log1p(yearlyRate) / DAYS_PER_YEAR) * DAYS_PER_UNIT[unit];
}

/** The options of a line as they are meant. @throws AppError BAD_REQUEST with the word at fault. */
export function fitAsk(line: CommandLine): FitAsk {
  const name = required(line, 'model');
  const model = valueModel(name);
  if (model === undefined) throw usage('model', name);
  const unit = line.options.unit ?? 'week';
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') throw usage('unit', unit);
  const yearlyRate = line.options.rate === undefined ? 0.1 : Number(line.options.rate);
  if (!(yearlyRate >= 0)) throw usage('rate', line.options.rate ?? '');
  const horizons = (line.options.horizon ?? []).map((text) => horizonOf(text, yearlyRate));
  const year = DAYS_PER_YEAR / DAYS_PER_UNIT[unit];
  return { model, unit, horizons: horizons.length > 0 ? horizons : [year], yearlyRate };
}

/** A number of units, or `inf` for ever, which only discounting makes finite. */
function horizonOf(text: string, yearlyRate: number): number {
  if (text === 'inf') {
    if (yearlyRate === 0) throw usage('for_ever_needs_rate', '--horizon inf --rate 0');
    return Number.POSITIVE_INFINITY;
  }
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0) || !Number.isFinite(value)) throw usage('horizon', text);
  return value;
}

/** `a,b:category`: columns of the file, those marked taken as words even if they are numbers. */
export function covariateColumns({ options }: CommandLine): CovariateColumn[] {
  const names = (options.covariates ?? '').split(',').map((name) => name.trim());
  if (options.covariates !== undefined && options.params !== undefined) {
    throw usage('covariates', '--params');
  }
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const marked = /^(.+):category$/u.exec(name)?.[1];
      return { name: marked ?? name, category: marked !== undefined };
    });
}
