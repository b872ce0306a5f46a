import { isSensitive, type PersonalKind } from '#shared/domain/personalKinds.ts';
import { areBirthDates } from './birthDates.ts';
import {
  isAddress,
  isBankCard,
  isChineseName,
  isEmail,
  isHealthWord,
  isHongKongId,
  isLandline,
  isMainlandId,
  isMainlandPhone,
  isMaskedMainlandId,
  isOtherPhone,
  isPassport,
  isPlate,
  isTaiwanId,
} from './values.ts';

/** What else a column may be, which patterns without a check digit must not be mistaken for. */
export interface ContentLimits {
  /** False for columns of short words that mean something else (a channel, a product). */
  readonly words: boolean;
  /** True where nothing says what the column is: then mere patterns of numbers and dates count. */
  readonly unknown: boolean;
}

/** Shops make ids of a name and a number: 曾惠-14485 still says who it is. */
const NUMBER_BEHIND_NAME = /[-_#\s]?\d{1,8}$/u;

type Test = readonly [PersonalKind, (value: string) => boolean];

/** A value of these kinds is hardly anything else. */
const PROVEN: readonly Test[] = [
  [
    'national_id',
    (v) => isMainlandId(v) || isMaskedMainlandId(v) || isTaiwanId(v) || isHongKongId(v),
  ],
  ['email', isEmail],
  ['phone', (v) => isMainlandPhone(v) || isOtherPhone(v) || isLandline(v)],
  ['bank_card', isBankCard],
  ['plate', isPlate],
  ['address', isAddress],
];

/** Share of the values that must pass a test. */
const CONTENT_SHARE = 0.6;
/** Names and passports are only a pattern, so more of them must fit and they must differ. */
const PATTERN_SHARE = 0.8;
const PATTERN_VALUES = 5;
/** A list of illnesses has few values, and others beside: none, healthy. */
const HEALTH_SHARE = 0.4;
/** Share from which a kind is told that stands among other values, and the least number of them. */
const SOME_SHARE = 0.2;
const SOME_VALUES = 3;
/** Identity numbers cannot be there by chance: their check digits and dates are right. */
const ID_SHARE = 0.1;
const SOME: readonly (readonly [...Test, number])[] = [
  ['national_id', isMainlandId, ID_SHARE],
  ['email', isEmail, SOME_SHARE],
  ['phone', isMainlandPhone, SOME_SHARE],
];

/** A kind of personal data and how many of the values have it. */
export interface ContentKind {
  readonly kind: PersonalKind;
  readonly matches: number;
  readonly values: number;
  /** True if most values have it. */
  readonly most: boolean;
}

/** The kind of personal data of which values are, if they are of one; values come bare and differ. */
export function kindOfValues(
  values: readonly string[],
  limits: ContentLimits,
): ContentKind | undefined {
  if (values.length === 0) return undefined;
  const count = (test: Test[1]): number =>
    values.reduce((matches, value) => matches + (test(value) ? 1 : 0), 0);
  const told = (kind: PersonalKind, matches: number, most = true): ContentKind => ({
    kind,
    matches,
    values: values.length,
    most,
  });
  const proven = PROVEN.map(([kind, test]) => told(kind, count(test)));
  const whole = proven.find(({ matches }) => matches >= values.length * CONTENT_SHARE);
  if (whole !== undefined) return whole;
  const pattern = patternOf(values, limits, count);
  if (pattern !== undefined) return told(...pattern);
  for (const [kind, test, share] of SOME) {
    const matches = count(test);
    if (matches >= Math.max(SOME_VALUES, values.length * share)) return told(kind, matches, false);
  }
  return mixedKind(values, proven);
}

/** A kind that is no more than a pattern, which many other columns have too. */
function patternOf(
  values: readonly string[],
  { words, unknown }: ContentLimits,
  count: (test: Test[1]) => number,
): readonly [PersonalKind, number] | undefined {
  const many = values.length >= PATTERN_VALUES;
  const names = words && many ? count((v) => isChineseName(v.replace(NUMBER_BEHIND_NAME, ''))) : 0;
  if (names > 0 && names >= values.length * PATTERN_SHARE) return ['name', names];
  const passports = unknown && many ? count(isPassport) : 0;
  if (passports > 0 && passports >= values.length * PATTERN_SHARE) return ['passport', passports];
  const ill = words ? count(isHealthWord) : 0;
  if (ill >= 2 && ill >= values.length * HEALTH_SHARE) return ['health', ill];
  if (unknown && areBirthDates(values)) return ['birth_date', values.length];
  return undefined;
}

/** Phones beside e-mails, identity numbers beside passports: the sensitive kind, or the most frequent. */
function mixedKind(
  values: readonly string[],
  kinds: readonly ContentKind[],
): ContentKind | undefined {
  const matches = values.filter(
    (value) => PROVEN.some(([, test]) => test(value)) || isPassport(value),
  ).length;
  if (matches < values.length * CONTENT_SHARE) return undefined;
  const present = kinds.filter((kind) => kind.matches >= values.length * SOME_SHARE);
  const worst = present.find(({ kind }) => isSensitive(kind));
  return worst ?? present.toSorted((a, b) => b.matches - a.matches)[0];
}
