import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { SimpleTable } from '../../../components/SimpleTable.tsx';
import styles from './Wizard.module.css';

/** Relative change from which a person should look twice before importing. */
const SURPRISING = 0.3;

/** The dry run beside the last import of the same columns: a file that lost half its rows shows here. */
export function LastImport({ report, last }: { report: CheckReport; last: BatchView }) {
  const { t, format } = useWords();
  const unit = { currency: report.currency, digits: report.moneyDigits };
  const scale = 10 ** report.moneyDigits;
  const lines: readonly (readonly [string, number, number, (value: number) => string])[] = [
    [t('data.sums.accepted'), last.rowsAccepted, report.rowsAccepted, (n) => format.number(n)],
    [t('data.check.customers'), last.customers, report.customers, (n) => format.number(n)],
    ...(report.hasAmounts && last.hasAmounts
      ? [
          [
            t('data.sums.amount'),
            Number(last.amount) * scale,
            Number(report.amountMinor),
            (minor: number) => format.money(Math.round(minor), unit, true),
          ] as const,
        ]
      : []),
  ];
  const changes = lines.map(([, before, now]) => (before === 0 ? null : now / before - 1));
  const surprising = changes.some((change) => change !== null && Math.abs(change) > SURPRISING);
  return (
    <Section
      title={t('data.last.title', { file: last.fileName, time: format.time(last.importedAt) })}
    >
      <SimpleTable
        table={{
          columns: [
            { label: t('data.last.figure') },
            { label: t('data.last.then'), numeric: true },
            { label: t('data.last.now'), numeric: true },
            { label: t('data.last.change'), numeric: true },
          ],
          rows: lines.map(([name, before, now, write], index) => [
            name,
            write(before),
            write(now),
            changes[index] === null || changes[index] === undefined
              ? null
              : format.change(changes[index]),
          ]),
        }}
      />
      {surprising && <p className={styles['warned']}>{t('data.last.surprising')}</p>}
    </Section>
  );
}
