/** How near a forecast came to what happened. */
export interface Accuracy {
  readonly customers: number;
  readonly predicted: number;
  readonly actual: number;
  /** predicted / actual - 1; NaN if nothing happened. */
  readonly aggregateError: number;
  /** Mean over customers of the absolute error. */
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
}

/** Accuracy of forecasts by customer; both columns have the same order. */
export function accuracyOf(predicted: Float64Array, actual: Float64Array): Accuracy {
  let [sumPredicted, sumActual, absolute, square] = [0, 0, 0, 0];
  for (let i = 0; i < predicted.length; i++) {
    const [guess, truth] = [predicted[i] as number, actual[i] as number];
    sumPredicted += guess;
    sumActual += truth;
    absolute += Math.abs(guess - truth);
    square += (guess - truth) ** 2;
  }
  return summed(predicted.length, sumPredicted, sumActual, absolute, square);
}

/** Accuracy of several forecasts taken together, customers of each counting alike. */
export function pooled(parts: readonly Accuracy[]): Accuracy {
  const sum = (of: (part: Accuracy) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return summed(
    sum((part) => part.customers),
    sum((part) => part.predicted),
    sum((part) => part.actual),
    sum((part) => part.customers * part.meanAbsoluteError),
    sum((part) => part.customers * part.rootMeanSquareError ** 2),
  );
}

function summed(
  customers: number,
  predicted: number,
  actual: number,
  absolute: number,
  square: number,
): Accuracy {
  return {
    customers,
    predicted,
    actual,
    aggregateError: actual > 0 ? predicted / actual - 1 : Number.NaN,
    meanAbsoluteError: absolute / customers,
    rootMeanSquareError: Math.sqrt(square / customers),
  };
}

/** One tenth of the customers, by what was foretold for them. */
export interface Decile {
  /** Customers in it; equal forecasts stay together, so that tenths may differ in size or be empty. */
  readonly customers: number;
  /** Means by customer; NaN in an empty tenth. */
  readonly predicted: number;
  readonly actual: number;
}

const TENTHS = 10;

/** Foretold and actual purchases by tenths of the customers, the least foretold first. */
export function deciles(predicted: Float64Array, actual: Float64Array): Decile[] {
  const n = predicted.length;
  const order = Array.from(predicted.keys()).sort(
    (i, j) => (predicted[i] as number) - (predicted[j] as number),
  );
  const count = new Float64Array(TENTHS);
  const sums = { predicted: new Float64Array(TENTHS), actual: new Float64Array(TENTHS) };
  for (let begin = 0, end = 0; begin < n; begin = end) {
    const level = predicted[order[begin] as number] as number;
    while (end < n && predicted[order[end] as number] === level) end++;
    const tenth = Math.floor((TENTHS * (begin + end)) / (2 * n));
    for (let i = begin; i < end; i++) {
      const c = order[i] as number;
      count[tenth] = (count[tenth] as number) + 1;
      sums.predicted[tenth] = (sums.predicted[tenth] as number) + level;
      sums.actual[tenth] = (sums.actual[tenth] as number) + (actual[c] as number);
    }
  }
  return Array.from(count, (customers, tenth) => ({
    customers,
    predicted: (sums.predicted[tenth] as number) / customers,
    actual: (sums.actual[tenth] as number) / customers,
  }));
}
