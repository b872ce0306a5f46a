import type { ReactNode } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { useContractQuery } from '../rpc/hooks.ts';
import { Answer } from './Answer.tsx';
import { Stack } from './Stack.tsx';
import { Earlier, Empty, StaleBar } from './states.tsx';
import { useIsAnalysing } from './useIsAnalysing.ts';

/** Draws a screen of results: the latest run's figures, marked when stale, or what the screen needs. */
export function WithRun(props: {
  /** What the screen answers and what it needs, for a workspace without a run. */
  readonly answers: string;
  readonly needs: string;
  readonly children: (run: RunContext) => ReactNode;
}) {
  const current = useContractQuery('analysis.current', {});
  const isAnalysing = useIsAnalysing();
  return (
    <Answer query={current} height={400}>
      {(summary) =>
        summary === null ? (
          <Empty answers={props.answers} needs={props.needs} />
        ) : (
          <Stack>
            {summary.run.stale && <StaleBar createdAt={summary.run.createdAt} />}
            <Earlier isSaid active={summary.run.stale && isAnalysing}>
              {props.children(summary.run)}
            </Earlier>
          </Stack>
        )
      }
    </Answer>
  );
}
