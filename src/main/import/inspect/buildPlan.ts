import {
  DATE_ORDERS,
  type DateFormat,
  type ImportOverrides,
  type ImportPlan,
  type NumberFormat,
  type PlanColumn,
} from '#shared/contract/importPlan.ts';
import type { Reading } from '#shared/contract/importReading.ts';
import type { Evidence, Question } from '#shared/contract/inspection.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { MAX_MONEY_DIGITS } from '#shared/domain/money.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isLedgerKind, type ImportField, type ImportKind } from '#shared/domain/importKinds.ts';
import { LAWFUL_BASES } from '#shared/domain/personalKinds.ts';
import { currencyOfHeader } from '../type/numberWords.ts';
import type { ColumnChoice } from './columnChoices.ts';
import { duplicatesOf } from './duplicatesOf.ts';
import { plannedNames } from './namedColumns.ts';
import type { Profile } from './profile.ts';

export interface BuiltPlan {
  readonly plan: ImportPlan;
  readonly questions: readonly Question[];
  /** Evidence for the type of each mapped date and number column, by column name. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
}

/** What the amounts need of a number column once its decimal sign is settled. */
interface Decided {
  readonly decimals: number;
  readonly currencies: readonly string[];
}

/** Puts the choices and the evidence together into a plan, with the questions left open. */
export function buildPlan(
  kind: ImportKind,
  reading: Reading,
  choices: readonly ColumnChoice[],
  profile: Profile,
  zone: string | undefined,
  settled: ImportOverrides,
): BuiltPlan {
  const answers = settled.answers ?? {};
  const questions: Question[] = [];
  const evidence = new Map<string, readonly Evidence[]>();
  const decisions = new Map<ImportField, Decided>();
  const amountMapped = choices.some(({ field }) => field === 'amount');
  const columns = choices.map((choice): PlanColumn => {
    const { name, field, action, personal } = choice;
    const empty = settled.empty?.[name];
    const column: PlanColumn = { name, field, action, personal, ...(empty && { empty }) };
    if (field === 'date') {
      const decided = profile.dates.decide();
      evidence.set(name, [decided.evidence, ...zoneEvidence(profile, zone)]);
      const date = {
        ...answeredDate(decided.format, answers),
        ...(zone !== undefined && { zone }),
      };
      if (date.order === null) {
        questions.push({
          key: 'date.order',
          code: 'DATE_AMBIGUOUS',
          column: name,
          options: [...decided.options],
          evidence: decided.evidence,
        });
      }
      return { ...column, date };
    }
    const numbers = field === null ? undefined : profile.numbers.get(field);
    if (field !== null && numbers !== undefined) {
      const decided = numbers.decide();
      evidence.set(name, [decided.evidence]);
      const key = `${field}.decimal`;
      const number = answeredNumber(decided.format, answers[key], key);
      decisions.set(field, {
        decimals: decided.decimals[number.decimal ?? '.'],
        currencies: decided.currencies,
      });
      if (number.decimal === null && (field !== 'unit_price' || !amountMapped)) {
        questions.push({
          key,
          code: 'AMOUNT_AMBIGUOUS',
          column: name,
          options: [...decided.options],
          evidence: decided.evidence,
        });
      }
      return { ...column, number };
    }
    if (field === 'status') {
      return { ...column, statuses: profile.statuses.meanings(settled.statuses ?? {}) };
    }
    const counts = field === null ? undefined : profile.values.get(field);
    if (counts !== undefined && personal === null) {
      const values = plannedNames(counts.list() ?? [], settled.values?.[name] ?? {});
      return { ...column, ...(values && { values }) };
    }
    const zeros = field === null ? undefined : profile.pointZero.get(field);
    return zeros?.always === true ? { ...column, dropPointZero: true } : column;
  });
  const valued = valuedColumn(kind, choices);
  const named = moneyOf(valued, decisions, choices, answers, questions);
  const asked = questions.some(({ key }) => key === 'currency');
  if (valued !== undefined && named.currency === null && !asked) {
    const unnamed = { code: 'currency.not_named', counts: {} };
    evidence.set(valued.name, [...(evidence.get(valued.name) ?? []), unnamed]);
  }
  const money = { ...named, currency: named.currency ?? settled.currency ?? null };
  const plan: ImportPlan = {
    version: 1,
    kind,
    reading,
    columns,
    money,
    onBadRow: settled.onBadRow ?? 'skip',
    repeats: settled.repeats ?? 'keep',
    ...duplicatesOf({ kind, columns }, settled),
    ...privacyOf(settled, answers),
  };
  return { plan, questions: [...questions, ...totalsQuestion(plan, profile)], evidence };
}

/** Asked until somebody says what becomes of lines with one order number: whether their amounts are its total. */
function totalsQuestion(
  { kind, columns, duplicates }: ImportPlan,
  { totals }: Profile,
): Question[] {
  const found = kind === 'refunds' ? undefined : totals?.found;
  const amount = columns.find(({ field }) => field === 'amount');
  if (found === undefined || amount === undefined || duplicates !== undefined) return [];
  return [
    {
      key: 'duplicates',
      code: 'TOTALS_REPEATED',
      column: amount.name,
      options: ['once', 'sum'],
      evidence: { code: 'totals.repeated', counts: { ...found } },
    },
  ];
}

/** What the values say about a time zone: nothing where none of them has an offset. */
function zoneEvidence({ dates }: Profile, zone: string | undefined): Evidence[] {
  if (dates.withOffset === 0 && zone === undefined) return [];
  const counts = {
    values: dates.values,
    offsets: dates.withOffset,
    different: dates.differentOffsets,
    moved: dates.movedDays,
  };
  return [{ code: zone === undefined ? 'zone.as_written' : 'zone.moved', counts }];
}

/** What was said of purpose, ground, time and consent, in the wizard or by `--set`. */
function privacyOf(
  { record = {} }: ImportOverrides,
  answers: Readonly<Record<string, string>>,
): Pick<ImportPlan, 'privacy'> {
  const said = { ...record };
  if (answers['purpose'] !== undefined) said.purpose = answers['purpose'];
  if (answers['consent'] !== undefined) said.consent = answers['consent'];
  if (answers['keep_until'] !== undefined) said.keepUntil = answers['keep_until'];
  const basis = answers['basis'];
  if (basis !== undefined) said.basis = LAWFUL_BASES.find((known) => known === basis) ?? null;
  const wrong =
    (basis !== undefined && said.basis === null) ||
    (typeof said.keepUntil === 'string' && parseIsoDay(said.keepUntil) === undefined);
  if (wrong)
    throw new AppError('BAD_REQUEST', { details: { key: basis ? 'basis' : 'keep_until' } });
  if (Object.keys(said).length === 0) return {};
  return {
    privacy: {
      purpose: said.purpose ?? '',
      basis: said.basis ?? null,
      keepUntil: said.keepUntil ?? null,
      consent: said.consent ?? '',
    },
  };
}

/** The column whose values are summed: what was paid, or what was spent. */
function valuedColumn(
  kind: ImportKind,
  choices: readonly ColumnChoice[],
): ColumnChoice | undefined {
  const order: readonly ImportField[] = isLedgerKind(kind)
    ? ['amount', 'unit_price']
    : ['cost', 'unit_price'];
  const at = (wanted: ImportField) => choices.find(({ field }) => field === wanted);
  return order.map(at).find((choice) => choice !== undefined);
}

function answeredDate(format: DateFormat, answers: Readonly<Record<string, string>>): DateFormat {
  const wantedOrder = answers['date.order'];
  const order = DATE_ORDERS.find((candidate) => candidate === wantedOrder);
  const wantedSerial = answers['date.serial'];
  if (
    (wantedOrder !== undefined && !order) ||
    (wantedSerial !== undefined && !/^19(?:00|04)$/u.test(wantedSerial))
  ) {
    throw new AppError('BAD_REQUEST', { details: { key: order ? 'date.serial' : 'date.order' } });
  }
  const serial =
    wantedSerial === '1904' ? '1904' : wantedSerial === '1900' ? '1900' : format.serial;
  return { ...format, order: order ?? format.order, serial };
}

function answeredNumber(
  format: NumberFormat,
  answer: string | undefined,
  key: string,
): NumberFormat {
  if (answer === undefined) return format;
  if (answer !== '.' && answer !== ',') throw new AppError('BAD_REQUEST', { details: { key } });
  return { ...format, decimal: answer };
}

/** Decimals and currency of the amounts. */
function moneyOf(
  valued: ColumnChoice | undefined,
  decisions: ReadonlyMap<ImportField, Decided>,
  choices: readonly ColumnChoice[],
  answers: Readonly<Record<string, string>>,
  questions: Question[],
): ImportPlan['money'] {
  const decision = valued && valued.field !== null ? decisions.get(valued.field) : undefined;
  if (valued === undefined || decision === undefined) return { digits: 2, currency: null };
  const factor = valued.field === 'unit_price' ? (decisions.get('quantity')?.decimals ?? 0) : 0;
  const refunded = decisions.get('refunded')?.decimals ?? 0;
  const digits = Math.min(MAX_MONEY_DIGITS, Math.max(2, decision.decimals + factor, refunded));
  const answer = answers['currency'];
  if (answer !== undefined) return { digits, currency: answer };
  const named = currencyOfHeader(valued.name);
  const seen = decision.currencies.filter((code) => code !== 'YEN_SIGN');
  const yen = decision.currencies.length > seen.length;
  if (seen.length > 1) {
    questions.push({
      key: 'currency',
      code: 'CURRENCY_MIXED',
      column: valued.name,
      options: seen,
      evidence: { code: 'currency.mixed', counts: { currencies: seen.length } },
    });
    return { digits, currency: null };
  }
  return { digits, currency: seen[0] ?? named ?? (yen ? yenOf(choices) : null) };
}

/** What a bare ¥ means: yuan under Chinese headers, yen under Japanese ones, unknown otherwise. */
function yenOf(choices: readonly ColumnChoice[]): string | null {
  const headers = choices.map(({ name }) => name).join('');
  if (/[\u3041-\u30ff]/u.test(headers)) return 'JPY';
  return /\p{Script=Han}/u.test(headers) ? 'CNY' : null;
}
