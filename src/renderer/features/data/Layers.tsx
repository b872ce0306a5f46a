import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { StepRow } from '../../components/StepRow.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { batchTotals } from './batchTotals.ts';

interface Layer {
  readonly id: 'collect' | 'process' | 'analyse' | 'use';
  readonly figure: string;
  readonly lines: readonly string[];
}

/** The four layers that every number passes: collect, process, analyse, use. */
export function Layers({ batches }: { batches: readonly BatchView[] }) {
  const { t, format } = useWords();
  const run = useContractQuery('analysis.current', {}).data?.run;
  const reports = useContractQuery('reports.list', {}).data ?? [];
  const totals = batchTotals(batches);
  const none = t('common.state.none');
  const lastReport = reports.reduce((last, { at }) => (at > last ? at : last), '');

  const layers: readonly Layer[] = [
    {
      id: 'collect',
      figure: t('common.count.rows', { count: totals.read }),
      lines: [
        t('data.layers.files', { count: totals.files }),
        totals.latest === null
          ? none
          : t('data.layers.latest', { time: format.time(totals.latest) }),
      ],
    },
    {
      id: 'process',
      figure: t('common.count.rows', { count: totals.accepted }),
      lines: [
        t('data.layers.rejected', { count: totals.rejected }),
        totals.firstDay === null || totals.lastDay === null
          ? none
          : t('common.figure.period', {
              from: format.day(totals.firstDay),
              to: format.day(totals.lastDay),
            }),
      ],
    },
    {
      id: 'analyse',
      figure: run ? t('common.count.customers', { count: run.customers }) : none,
      lines: run
        ? [
            t('common.count.orders', { count: run.orders }),
            run.stale
              ? t('data.layers.stale')
              : t('data.layers.computed', { time: format.time(run.createdAt) }),
          ]
        : [t('data.layers.notComputed')],
    },
    {
      id: 'use',
      figure: t('data.layers.reports', { count: reports.length }),
      lines: [
        lastReport === '' ? none : t('data.layers.latest', { time: format.time(lastReport) }),
      ],
    },
  ];

  return (
    <StepRow steps={layers.map((layer) => ({ ...layer, name: t(`data.layers.${layer.id}`) }))} />
  );
}
