import { z } from 'zod';
import {
  printedValuesSchema,
  REPORT_BASES,
  type KeyFigure,
  type LastReport,
} from '#shared/contract/keyFigures.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { RunReader } from '#main/analysis/index.ts';
import type { Store } from '#main/store/index.ts';
import { isFew } from './heldCells.ts';
import { protectKeyFigures } from './keyFigures.ts';

/** The key figures of printed reports: kept as they were printed, and set against the next ones. */

/** Each part as canonical JSON, compared as text. */
const basisSchema = z.record(z.enum(REPORT_BASES), z.string());
type Basis = z.infer<typeof basisSchema>;

/** Keeps the key figures of the run under the number of its report, what is held back left out. */
export function keepKeyFigures(store: Store, run: RunReader, exportId: string): void {
  const { figure } = protectKeyFigures(run.overview().kpis);
  store.printedFigures.keep({
    exportId,
    asOf: run.record.asOf,
    basis: canonicalJson(basisOf(run)),
    figures: canonicalJson(Object.fromEntries(figure.map(({ id, value }) => [id, value]))),
  });
}

/**
 * The last printed report of an earlier analysis date, and what of its figures the report of this run may be
 * set against.
 * @param figures the protected key figures of this run
 */
export function lastReportOf(
  store: Store,
  run: RunReader,
  figures: readonly KeyFigure[],
): LastReport | null {
  const found = store.printedFigures.before(run.record.asOf);
  if (!found) return null;
  const [then, now] = [basisSchema.parse(JSON.parse(found.basis)), basisOf(run)];
  const differs = REPORT_BASES.filter((part) => then[part] !== now[part]);
  const values = printedValuesSchema.parse(JSON.parse(found.figures));
  return {
    exportId: found.exportId,
    asOf: formatIsoDay(found.asOf),
    differs,
    values: differs.length > 0 ? {} : safeBeside(figures, values),
  };
}

/** Customers of now less those of then are the ones who came: their number is not told of few. */
function safeBeside(
  figures: readonly KeyFigure[],
  values: LastReport['values'],
): LastReport['values'] {
  const now = figures.find(({ id }) => id === 'customers')?.value ?? null;
  const then = values.customers ?? null;
  if (now === null || then === null || !isFew(Math.abs(now - then))) return values;
  return { ...values, customers: null };
}

/**
 * What the key figures rest on beside the data: the settings that they obey without the analysis date, the
 * engine that defines them, and the unit of their money. They are always of all customers, so no filter
 * belongs to it.
 */
function basisOf(run: RunReader): Basis {
  const { stageRules, identity, clv } = run.settings();
  const { horizonMonths, yearlyRate, margin } = clv;
  const { engineVersion, money } = run.context();
  return {
    settings: canonicalJson({
      activeMonths: stageRules.activeMonths,
      clv: { horizonMonths, yearlyRate, margin },
      identity,
    }),
    definitions: canonicalJson(engineVersion),
    money: canonicalJson(money),
  };
}
