import type { StageFlow } from '#shared/contract/stages.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Finished months that the long read-out covers. */
const YEAR = 12;

/** Who entered and left one stage. */
interface Passed {
  readonly entered: number;
  readonly left: number;
}

/** Entered, left, net change and pulse (entered ÷ left) of a stage, month by month. */
export function pulseSpec(flow: StageFlow, at: number, words: Words): TableSpec {
  const { t, format } = words;
  return {
    columns: [
      { label: t('stages.pulse.month') },
      { label: t('stages.pulse.entered'), numeric: true },
      { label: t('stages.pulse.left'), numeric: true },
      { label: t('stages.pulse.net'), numeric: true },
      { label: t('stages.pulse.ratio'), numeric: true },
    ],
    rows: passedOf(flow, at).map((passed, month) => {
      const { entered, left } = passed;
      return [
        format.month(flow.months[month]?.month ?? ''),
        countText(entered, format),
        countText(left, format),
        isHeld(passed) ? null : format.number(entered - left),
        ratioText(passed, words),
      ];
    }),
  };
}

/** The pulse of the last finished month and of the last twelve; none where a month is held back. */
export function pulseSentence(flow: StageFlow, at: number, words: Words): string | null {
  const { t, format } = words;
  const finished = flow.months.filter(({ complete }) => complete).length;
  const year = passedOf(flow, at).slice(Math.max(0, finished - YEAR), finished);
  const last = year.at(-1);
  if (last === undefined || year.some(isHeld)) return null;
  const all = year.reduce((sum, { entered, left }) => ({
    entered: sum.entered + entered,
    left: sum.left + left,
  }));
  const told = (passed: Passed, period: string): string =>
    t('stages.pulse.told', {
      period,
      ratio: ratioText(passed, words),
      entered: format.number(passed.entered),
      left: format.number(passed.left),
    });
  return format.sentences([
    told(last, format.month(flow.months[finished - 1]?.month ?? '')),
    ...(year.length > 1
      ? [
          told(
            all,
            t('stages.pulse.lastMonths', {
              months: t('common.count.months', { count: year.length }),
            }),
          ),
        ]
      : []),
  ]);
}

function passedOf(flow: StageFlow, at: number): Passed[] {
  return flow.months.map(({ entered, left }) => ({
    entered: entered[at] ?? 0,
    left: left[at] ?? 0,
  }));
}

function ratioText(passed: Passed, { format }: Words): string {
  const { entered, left } = passed;
  return isHeld(passed) || left === 0 ? '–' : format.number(entered / left, 2);
}

function isHeld({ entered, left }: Passed): boolean {
  return isHeldBack(entered) || isHeldBack(left);
}
