import type { BroughtLine, ChannelsBrought } from '#shared/contract/channelsBrought.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer } from '../../components/Answer.tsx';
import { EVERY_BUYER } from '../../components/behindRules.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { filledColumns, type TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { channelBehind, channelName } from './acquisitionSpecs.ts';

/** What the customers of each channel have brought so far; of the customers of the filter. */
export function BroughtFigure() {
  const words = useWords();
  const { t, format } = words;
  const { filter } = useFilter();
  const brought = useContractQuery('acquisition.brought', { filter });
  return (
    <Answer query={brought} height={160}>
      {(view) => {
        const table = filledColumns(broughtSpec(view, words));
        return (
          <FigureFrame
            title={t('acquisition.brought.title')}
            caption={t('acquisition.brought.measure', {
              from: format.day(view.firstDay),
              to: format.day(view.asOf),
              n: format.number(view.total.customers),
            })}
            measure="channels"
            report={{ not: 'brought', instead: t('acquisition.table.title') }}
            table={table}
            follows
          >
            <SimpleTable table={table} />
          </FigureFrame>
        );
      }}
    </Answer>
  );
}

function broughtSpec(view: ChannelsBrought, words: Words): TableSpec {
  const { t, format } = words;
  const { total, money, hasAmounts } = view;
  const numeric = true;
  const cells = ({ customers, orders, revenue }: BroughtLine): (string | null)[] => [
    format.number(customers),
    format.number(orders),
    hasAmounts ? format.money(revenue, money) : null,
    hasAmounts && total.revenue > 0 ? format.percent(revenue / total.revenue) : null,
    hasAmounts && customers > 0 ? format.money(revenue / customers, money, true) : null,
  ];
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('acquisition.table.customers'), numeric },
      { label: t('acquisition.brought.orders'), numeric },
      { label: t('acquisition.brought.revenue'), numeric },
      { label: t('acquisition.brought.share'), numeric },
      { label: t('acquisition.brought.each'), numeric },
    ],
    rows: [
      ...view.channels.map((line) => [channelName(line, words), ...cells(line)]),
      [t('acquisition.table.total'), ...cells(total)],
    ],
    behind: [...view.channels.map(channelBehind), EVERY_BUYER],
  };
}
