import type { LeadLevelName, LeadScoresView } from '#shared/contract/leadScores.ts';
import type { LeadList } from '../leadScores/index.ts';
import type { Cell } from '#main/csv/index.ts';

type Rows = Iterable<readonly Cell[]>;

/** The table `lead_scores`. */
export function* openLeadRows(leads: LeadList): Rows {
  for (let place = 0; place < leads.total; place++) {
    const { lead, channel, step, firstContact, lastContact, chance, points } = leads.row(
      place,
      true,
    );
    yield [orNull(lead), orNull(channel), orNull(step), firstContact, lastContact, chance, points];
  }
}

/** The table `lead_scorecard`. */
export function* scorecardRows({ parts }: LeadScoresView): Rows {
  for (const { part, levels } of parts) {
    for (const { name, looked, ordered, points } of levels) {
      yield [part, levelName(name), looked, ordered, ordered / looked, points];
    }
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Ranges as `from-to`, or `from-` without an end; several channels as `others`. */
function levelName(name: LeadLevelName): string | null {
  if (name.kind === 'text') return orNull(name.text);
  if (name.kind === 'others') return 'others';
  return `${name.from}-${name.to ?? ''}`;
}
