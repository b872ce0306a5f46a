import type { BatchView } from '#shared/contract/importMethods.ts';
import { Answer } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { KeepUntilSection } from './KeepUntilSection.tsx';
import { QualitySection } from './QualitySection.tsx';

/** Quality of the data and the time for which they may be kept: one question to the store. */
export function DataHealth({ batches }: { batches: readonly BatchView[] }) {
  const quality = useContractQuery('imports.quality', {});
  return (
    <Answer query={quality} height={280}>
      {(report) => (
        <>
          <KeepUntilSection keepUntil={report.keepUntil} batches={batches} />
          <QualitySection report={report} batches={batches} />
        </>
      )}
    </Answer>
  );
}
