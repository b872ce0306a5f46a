import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Gate } from '#shared/contract/common.ts';
import {
  constantRetentionValue,
  fitSurvivors,
  sbgRetentionValue,
  type ContractTerms,
} from '#main/engine/index.ts';
import { known } from './groups.ts';
import type { ValueMoney } from './parts.ts';

/** Renewals whose rates are shown. */
const SHOWN_RENEWALS = 12;

const NO_CONTRACT: Gate = { ok: false, code: 'NO_DATA', reason: 'no_contract', details: {} };

/**
 * Value of a contract under the user's own figures. Where survivors of a cohort are given, they tell the
 * retention and a single rate is not used.
 */
export function contractPart(
  { contract, yearlyRate, margin }: AnalysisSettings['clv'],
  minorPerMajor: number,
  cac: number,
): ValueMoney['contract'] {
  if (contract === null) return NO_CONTRACT;
  const perPeriod = contract.perPeriod * minorPerMajor * (margin ?? 1);
  const rate = Math.expm1((Math.log1p(yearlyRate) * contract.periodMonths) / 12);
  const terms = (periods: number): ContractTerms => ({ perPeriod, rate, periods });
  const values = (of: (terms: ContractTerms) => number) => {
    const [within, forEver] = [of(terms(contract.periods)), of(terms(Number.POSITIVE_INFINITY))];
    return {
      periodMonths: contract.periodMonths,
      perPeriod,
      ratePerPeriod: rate,
      periods: contract.periods,
      within,
      forEver: known(forEver),
      withinNet: known(within - cac),
      forEverNet: known(forEver - cac),
    };
  };
  if (contract.survivors.length >= 2) {
    const fit = fitSurvivors(contract.survivors);
    if (!fit.ok) return fit;
    const { alpha, beta } = fit.value.parameters;
    const rates = Array.from({ length: SHOWN_RENEWALS }, (_, k) => (beta + k) / (alpha + beta + k));
    return {
      ok: true,
      value: {
        ...values((asked) => sbgRetentionValue(asked, { alpha, beta })),
        retention: { kind: 'rising', alpha, beta, rates },
      },
    };
  }
  const retention = contract.retention ?? 0;
  return {
    ok: true,
    value: {
      ...values((asked) => constantRetentionValue(asked, retention)),
      retention: { kind: 'constant', rate: retention },
    },
  };
}
