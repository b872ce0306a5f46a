import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { LifetimeView } from '#shared/contract/stages.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';

/** What the source report says of e-commerce in one country; a reference, nothing of the program's. */
const CLAIMS = { months: 18, newChurn: 0.4, matureShare: 0.65 } as const;

/** Length of life, loss of the new and weight of the mature, from the workspace's own data. */
export function LifetimesFigure() {
  const words = useWords();
  const { t } = words;
  const { filter } = useFilter();
  const lifetimes = useContractQuery('stages.lifetimes', { filter });
  const [claims, setClaims] = useState(false);
  return (
    <Answer query={lifetimes} height={180}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => {
            const table = lifetimeSpec(view, claims, words);
            return (
              <FigureFrame
                title={t('stages.lifetimes.title')}
                caption={t('stages.lifetimes.caption')}
                measure="lifetimes"
                table={table}
                follows
                actions={
                  <Switch
                    label={t('stages.lifetimes.showClaims')}
                    checked={claims}
                    onChange={(event) => setClaims(event.currentTarget.checked)}
                  />
                }
              >
                <SimpleTable table={table} />
              </FigureFrame>
            );
          }}
        </Gated>
      )}
    </Answer>
  );
}

/** The figures with their n; the claims beside them only when asked for. */
function lifetimeSpec(view: LifetimeView, claims: boolean, words: Words): TableSpec {
  const { t, format } = words;
  const months = (count: number): string => t('common.count.months', { count });
  const life = (value: number): string =>
    t('stages.lifetimes.months', { number: format.number(value, 1) });
  const rows = [
    {
      name: t('stages.lifetimes.life', { months: months(view.dormantMonths) }),
      own: view.meanMonths === null ? null : life(view.meanMonths),
      n: view.lost,
      claim: life(CLAIMS.months),
    },
    {
      name: t('stages.lifetimes.newChurn', { months: months(view.activeMonths) }),
      own: view.newChurn === null ? null : format.percent(view.newChurn),
      n: view.observed,
      claim: format.percent(CLAIMS.newChurn, 0),
    },
    {
      name: t('stages.lifetimes.matureShare'),
      own: view.matureShare === null || !view.hasAmounts ? null : format.percent(view.matureShare),
      n: view.mature,
      claim: format.percent(CLAIMS.matureShare, 0),
    },
  ];
  return {
    columns: [
      { label: t('stages.lifetimes.figure') },
      { label: t('stages.lifetimes.own'), numeric: true },
      { label: t('stages.lifetimes.n'), numeric: true },
      ...(claims ? [{ label: t('stages.lifetimes.claim'), numeric: true }] : []),
    ],
    rows: rows.map(({ name, own, n, claim }) => [
      name,
      own ?? '–',
      format.number(n),
      ...(claims ? [claim] : []),
    ]),
  };
}
