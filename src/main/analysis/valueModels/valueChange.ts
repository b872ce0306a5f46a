import type { ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import type { Marks } from '#main/engine/index.ts';
import { comparedDay } from '../clvPart.ts';
import type { RunColumns } from '../runColumns.ts';
import { OLDER_RUN, type Body, type GatedBody } from '../views/stored.ts';

type View = Body<ValueChangeView>;
type Compared = View['all'];

/** What the change is told of. */
export interface ValueChangeParts {
  readonly columns: RunColumns;
  readonly settings: AnalysisSettings;
  readonly asOf: number;
  /** Every saved segment with its members. */
  readonly segments: Iterable<{
    readonly id: number;
    readonly name: string;
    readonly members: Marks;
  }>;
}

/**
 * The expected value of customers and of groups of them against what it was, by the models of today. A
 * group is who is in it now; both sums are over the same customers.
 */
export function valueChange(parts: ValueChangeParts): GatedBody<View> {
  const { columns, settings, asOf, segments } = parts;
  const { months, fallTo } = settings.clv.watch;
  const [now, before] = [columns.get('clv'), columns.get('clv_before')];
  const ratio = columns.get('clv_ratio');
  if (!now || !before || !ratio) return OLDER_RUN;
  const compare = (counts: (c: number) => boolean): Compared => {
    const sums = { customers: 0, before: 0, now: 0 };
    for (let c = 0; c < ratio.length; c++) {
      if (Number.isNaN(ratio[c]) || !counts(c)) continue;
      sums.customers++;
      sums.before += before[c] as number;
      sums.now += now[c] as number;
    }
    return sums;
  };
  const all = compare(() => true);
  if (all.customers < FEW_CUSTOMERS) {
    return {
      ok: false,
      code: 'TOO_FEW_DATA',
      reason: 'few_customers_then',
      details: { customers: all.customers, customersNeeded: FEW_CUSTOMERS },
    };
  }
  const group = (
    kind: View['groups'][number]['kind'],
    name: string,
    segment: number | null,
    counts: (c: number) => boolean,
  ): View['groups'][number] => {
    const compared = compare(counts);
    return { kind, name, segment, ...compared, fell: hasFallen(compared, fallTo) };
  };
  const byScheme = (kind: 'tier' | 'stage', scheme: 'value' | 'time') => {
    const column = columns.get(`stage_${scheme}`);
    if (!column) return [];
    return STAGE_SCHEMES[scheme].map((id, code) =>
      group(kind, id, null, (c) => column[c] === code),
    );
  };
  const groups = [...byScheme('tier', 'value'), ...byScheme('stage', 'time')];
  for (const { id, name, members } of segments) {
    groups.push(group('segment', name, id, (c) => members[c] === 1));
  }
  return {
    ok: true,
    value: {
      from: formatIsoDay(comparedDay(asOf, settings)),
      months,
      limit: fallTo,
      all,
      fallen: compare((c) => (ratio[c] as number) <= fallTo),
      groups: groups.filter(({ customers }) => customers > 0),
    },
  };
}

/** Few customers are one customer's luck: nothing is told of them. */
function hasFallen({ customers, before, now }: Compared, limit: number): boolean {
  return customers >= FEW_CUSTOMERS && now <= limit * before;
}
