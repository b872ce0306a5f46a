import { Select } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import type { Quality, QualityReport } from '#shared/contract/quality.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Section } from '../../components/Page.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useChoice } from '../../components/useChoice.ts';
import styles from './Data.module.css';
import { moneyText, qualityTable } from './qualityTable.ts';

const ALL = 'all';

/** What every rule found in the files, what it left out, and whether all of it adds up. */
export function QualitySection({
  report,
  batches,
}: {
  report: QualityReport;
  batches: readonly BatchView[];
}) {
  const words = useWords();
  const { t } = words;
  const ids = report.batches.map(({ batchId }) => String(batchId));
  const [chosen, setChosen] = useChoice('quality', ids, ALL);
  const own = report.batches.find(({ batchId }) => String(batchId) === chosen);
  const quality = own ?? report.total;
  if (quality === null) return null;
  const table = qualityTable(quality, words);
  const nameOf = (batchId: number): string =>
    batches.find(({ id }) => id === batchId)?.fileName ?? String(batchId);
  return (
    <Section title={t('intake.quality.title')}>
      {report.batches
        .filter(({ cut }) => cut)
        .map(({ batchId, rowsRead }) => (
          <p key={batchId} className={styles['warning']}>
            <IconAlertTriangle size={16} aria-hidden />
            {t('intake.quality.cut', { file: nameOf(batchId), count: rowsRead })}
          </p>
        ))}
      <div className={styles['qualityBar']}>
        <Select
          aria-label={t('intake.quality.scope')}
          data={[
            { value: ALL, label: t('intake.quality.all', { count: report.batches.length }) },
            ...report.batches.map(({ batchId }) => ({
              value: String(batchId),
              label: `${nameOf(batchId)} · ${batchId}`,
            })),
          ]}
          value={chosen}
          allowDeselect={false}
          onChange={setChosen}
        />
        <Verdict quality={quality} />
      </div>
      <FigureFrame
        title={t('intake.quality.rules')}
        caption={
          own === undefined ? t('intake.quality.all', { count: ids.length }) : nameOf(own.batchId)
        }
        measure="coverage"
        behind="none"
        report="quality"
        table={table}
      >
        <SimpleTable table={table} />
      </FigureFrame>
      <p className={styles['faint']}>{t('intake.quality.note')}</p>
    </Section>
  );
}

/** Whether the rows and sums of the store are those of the files. */
function Verdict({ quality }: { quality: Quality }) {
  const { t, format } = useWords();
  const { reconciles, rowsRead, rowsAccepted, rowsStored, sums } = quality;
  const rows = t('intake.quality.rows', {
    read: format.number(rowsRead),
    left: format.number(rowsRead - rowsAccepted),
    stored: format.number(rowsStored),
  });
  const amounts =
    sums === null
      ? []
      : [
          t('intake.quality.sums', {
            accepted: moneyText(sums.accepted, sums.currency, format),
            stored: moneyText(sums.stored, sums.currency, format),
          }),
        ];
  return (
    <p className={styles[reconciles ? 'verdict' : 'warning']}>
      {reconciles ? (
        <IconCircleCheckFilled size={16} aria-hidden />
      ) : (
        <IconAlertTriangle size={16} aria-hidden />
      )}
      {format.sentences([
        t(reconciles ? 'intake.quality.reconciles' : 'intake.quality.differs'),
        rows,
        ...amounts,
      ])}
    </p>
  );
}
