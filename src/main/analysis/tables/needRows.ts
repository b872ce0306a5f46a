import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { Cell } from '#main/csv/index.ts';
import { textAt } from '#main/store/index.ts';
import type { RunReader } from '../runReader.ts';
import { NO_GOODS, type GatedBody } from '../views/stored.ts';
import { availableSchemes } from './stageRows.ts';

/** The table `stage_needs`: names in their order, what nobody of the stage bought left out. */
export function* needRows(
  run: RunReader,
  open: <T>(body: GatedBody<T>) => T,
): Iterable<readonly Cell[]> {
  for (const scheme of availableSchemes(run)) yield* schemeRows(run, scheme, open);
}

function* schemeRows(
  run: RunReader,
  scheme: StageScheme,
  open: <T>(body: GatedBody<T>) => T,
): Iterable<readonly Cell[]> {
  const found = run.lifecycle.now.needSums(scheme, null);
  const { kind, names, hasAmounts, sums } = open(
    found ? { ok: true, value: found } : NO_GOODS.category,
  );
  const { digits } = run.table('facts').money;
  for (const [stage, id] of STAGE_SCHEMES[scheme].entries()) {
    const base = stage * names.count;
    const values = sums.value.subarray(base, base + names.count);
    const whole = values.reduce((sum, part) => sum + Math.max(0, part), 0);
    for (const [code, value] of values.entries()) {
      const buyers = sums.buyers[base + code] as number;
      if (buyers === 0 && value === 0) continue;
      yield [
        scheme,
        id,
        kind,
        code === 0 ? null : textAt(names, code),
        hasAmounts ? formatMajor(value, digits) : null,
        whole > 0 && value >= 0 ? value / whole : null,
        buyers,
        sums.customers[stage] as number,
        buyers < FEW_CUSTOMERS ? 1 : 0,
      ];
    }
  }
}
