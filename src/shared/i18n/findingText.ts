import { FINDINGS, type FindingCode, type FindingPlace } from '../domain/findings.ts';
import type { MoneyUnit } from '../domain/money.ts';
import type { Formatter } from './format.ts';
import type { Translator } from './translate.ts';

/** A finding as it comes over the pipe. */
interface FindingLike {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Sentence of a finding in one language: every place written in the form of its kind. */
export function findingText(
  finding: FindingLike,
  money: MoneyUnit,
  { known, t }: Translator,
  format: Formatter,
): string {
  if (!isFindingCode(finding.code)) return finding.code;
  const places: Readonly<Record<string, FindingPlace>> = FINDINGS[finding.code];
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(finding.params)) {
    params[name] = writePlace(places[name], value, money, known, format);
  }
  return t(`findings.${finding.code}`, params);
}

function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(FINDINGS, code);
}

function writePlace(
  place: FindingPlace | undefined,
  value: string | number,
  money: MoneyUnit,
  known: Translator['known'],
  format: Formatter,
): string | number {
  if (typeof value === 'string') {
    if (place === 'stage') return known(`terms.stage.${value}`);
    if (place === 'class12') return known(`terms.class12.${value}`);
    return place === 'day' ? format.day(value) : value;
  }
  switch (place) {
    case 'money':
      return format.moneyCompact(value, money);
    case 'ratio':
      return format.percent(value, Number.isInteger(value * 100) ? 0 : 1);
    case 'change':
      return format.change(value);
    case 'count':
      return Math.round(value);
    case 'months':
    case 'day':
    case 'stage':
    case 'class12':
    case 'name':
    case undefined:
      return value;
  }
}
