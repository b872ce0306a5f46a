import type { ReportModel } from '#shared/contract/reports.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { batchAmount } from '../../components/batchAmount.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { heldBackSpec } from './heldBackSpec.ts';
import { ReportFigure, ReportSection, ReportTable } from './parts.tsx';
import styles from './print.module.css';

/** Where the numbers come from: files, rows in and out, what was held back, the fingerprint. */
export function QualityPage({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t, format } = words;
  const { run } = model.overview;
  const { quality } = model;
  const rejections = Object.entries(quality.rejections).filter(([, rows]) => rows > 0);
  return (
    <ReportSection page="quality">
      <ReportFigure title={t('print.quality.batches')} run={run}>
        <ReportTable table={batchSpec(model, words)} total />
        {quality.batches.map(({ id, fileName, fileHash }) => (
          <p key={id} className={styles['hash']}>
            {format.named(fileName, `${t('print.quality.hash')} ${fileHash}`)}
          </p>
        ))}
      </ReportFigure>
      <ReportFigure title={t('print.quality.rejections')} run={run}>
        {rejections.length === 0 ? (
          <p>{t('print.quality.noRejections')}</p>
        ) : (
          <ReportTable table={rejectionSpec(rejections, words)} />
        )}
      </ReportFigure>
      <ReportFigure title={t('print.quality.suppressed')} run={run}>
        <HeldBack model={model} />
      </ReportFigure>
      <ReportFigure title={t('print.quality.facts')} caption={t('print.quality.same')} run={run}>
        <ReportTable table={factSpec(model, words)} />
      </ReportFigure>
    </ReportSection>
  );
}

function HeldBack({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t } = words;
  const table = heldBackSpec(model.quality.suppressed, words);
  if (table.rows.length === 0) return <p>{t('print.quality.noSuppressed')}</p>;
  return (
    <>
      <ReportTable table={table} />
      <p className={styles['note']}>{t('print.suppressed.note')}</p>
    </>
  );
}

type Batch = ReportModel['quality']['batches'][number];

function batchSpec(model: ReportModel, { t, format }: Words): TableSpec {
  const { batches } = model.quality;
  const total = (pick: (batch: Batch) => number): string =>
    format.number(batches.reduce((sum, batch) => sum + pick(batch), 0));
  const days = ({ firstDay, lastDay }: Batch): string | null =>
    firstDay === null || lastDay === null
      ? null
      : `${format.day(firstDay)} – ${format.day(lastDay)}`;
  const counts = [
    { label: t('print.quality.read'), pick: (batch: Batch) => batch.rowsRead },
    { label: t('print.quality.accepted'), pick: (batch: Batch) => batch.rowsAccepted },
    { label: t('print.quality.rejected'), pick: (batch: Batch) => batch.rowsRejected },
    { label: t('print.quality.skipped'), pick: (batch: Batch) => batch.rowsSkipped },
    { label: t('print.quality.unidentified'), pick: (batch: Batch) => batch.rowsUnidentified },
  ];
  return {
    columns: [
      { label: t('print.quality.file') },
      ...counts.map(({ label }) => ({ label, numeric: true })),
      { label: t('print.quality.amount'), numeric: true },
      { label: t('print.quality.days'), numeric: true },
    ],
    rows: [
      ...batches.map((batch) => [
        batch.fileName,
        ...counts.map(({ pick }) => format.number(pick(batch))),
        batchAmount(batch, format),
        days(batch),
      ]),
      [t('print.quality.total'), ...counts.map(({ pick }) => total(pick)), '', ''],
    ],
  };
}

function rejectionSpec(
  rejections: readonly (readonly [string, number])[],
  { t, known, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('print.quality.reason') },
      { label: t('print.quality.rows'), numeric: true },
    ],
    rows: rejections.map(([code, rows]) => [known(`rules.${code}`, {}, code), format.number(rows)]),
  };
}

function factSpec(model: ReportModel, { t, format }: Words): TableSpec {
  const { run } = model.overview;
  const { unidentifiedShare, unlinkedRefunds } = model.quality;
  return {
    columns: [
      { label: t('print.kpis.measureHead') },
      { label: t('print.kpis.value'), numeric: true },
    ],
    rows: [
      [
        t('print.quality.unidentifiedShare'),
        unidentifiedShare === null ? null : format.percent(unidentifiedShare),
      ],
      [
        t('print.quality.unlinkedRefunds'),
        run.hasAmounts ? format.money(unlinkedRefunds, run.money, true) : null,
      ],
      [t('print.quality.engine'), run.engineVersion],
      [t('print.quality.fingerprint'), run.fingerprint],
      [t('print.cover.auditHead'), model.auditHead],
    ],
  };
}
