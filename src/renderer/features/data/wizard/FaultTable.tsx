import { Button, Select } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import {
  STATUS_MEANINGS,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import { faultLines, type FaultLine } from './faultList.ts';
import { fixesOf, statusChange, type Fix } from './fixes.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import own from './FaultTable.module.css';
import styles from './Wizard.module.css';

interface FaultTableProps {
  readonly report: CheckReport;
  readonly plan: ImportPlan;
  readonly disabled: boolean;
  /** Changes what was settled; the file is checked again. */
  readonly onFix: (change: ImportOverrides) => void;
}

/** What the check found, by cause: how many rows, where the first is, examples, and what helps. */
export function FaultTable({ report, plan, disabled, onFix }: FaultTableProps) {
  const { t } = useWords();
  const lines = faultLines(report);
  return (
    <>
      {report.rejections.length === 0 && report.marks.length === 0 && (
        <p className={styles['fine']}>
          <IconCircleCheckFilled size={16} aria-hidden />
          {t(lines.length === 0 ? 'faults.nothing' : 'faults.noRejected')}
        </p>
      )}
      {lines.length > 0 && (
        <ScrollRegion>
          <table className={own['faults']}>
            <thead>
              <tr>
                <th scope="col">{t('faults.fault')}</th>
                <th scope="col" data-number>
                  {t('faults.rows')}
                </th>
                <th scope="col">{t('faults.first')}</th>
                <th scope="col">{t('faults.values')}</th>
                <th scope="col">{t('faults.fix')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <FaultRow
                  key={`${line.outcome} ${line.rule} ${line.column ?? ''}`}
                  line={line}
                  plan={plan}
                  disabled={disabled}
                  onFix={onFix}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

function FaultRow({
  line,
  plan,
  disabled,
  onFix,
}: Omit<FaultTableProps, 'report'> & { readonly line: FaultLine }) {
  const words = useWords();
  const { t, format } = words;
  const reason = reasonOf(line, plan, words);
  return (
    <tr>
      <th scope="row">
        {reason}
        <span className={styles['why']}>
          {line.column === null ? '' : `${line.column} · `}
          {t(`faults.outcome.${line.outcome}`)}
        </span>
      </th>
      <td data-number>{format.number(line.count)}</td>
      <td className={own['place']}>{placeOf(line, t)}</td>
      <td className={styles['samples']}>
        {line.values.map((value) => (
          <span key={value}>{value}</span>
        ))}
      </td>
      <td>
        <div className={own['fixes']}>
          {fixesOf(line, plan).map((fix) => (
            <FixControl
              key={fix.kind}
              fix={fix}
              of={line.column ?? reason}
              disabled={disabled}
              onFix={onFix}
            />
          ))}
        </div>
      </td>
    </tr>
  );
}

/** In files of other kinds than orders nothing is a refund, and no revenue is without a customer. */
function reasonOf({ rule }: FaultLine, { kind }: ImportPlan, { known }: Words): string {
  const reason = known(`rules.${rule}`);
  return isLedgerKind(kind) ? reason : known(`wizard.record.${rule}`, {}, reason);
}

/** A cell of a workbook by its address, of a text by row and column. */
function placeOf({ line, cell, column }: FaultLine, t: Words['t']): string {
  if (cell !== null) return cell;
  if (line === null) return '';
  return column === null ? t('faults.line', { line }) : t('faults.lineColumn', { line, column });
}

interface FixProps {
  readonly fix: Fix;
  /** Column or fault that is mended, for those who hear the buttons one by one. */
  readonly of: string;
  readonly disabled: boolean;
  readonly onFix: (change: ImportOverrides) => void;
}

function FixControl({ fix, of, disabled, onFix }: FixProps) {
  const { t } = useWords();
  const { dispatch } = useImport();
  if (fix.kind === 'status') {
    return (
      <Select
        size="xs"
        disabled={disabled}
        placeholder={t('faults.fix.status')}
        aria-label={t('faults.fix.statusLabel', { values: fix.values.join(', ') })}
        data={STATUS_MEANINGS.map((value) => ({ value, label: t(`faults.status.${value}`) }))}
        value={null}
        onChange={(meaning) => {
          if (meaning !== null) onFix(statusChange(fix.values, meaning));
        }}
      />
    );
  }
  const label = labelOf(fix, t);
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={disabled}
      aria-label={`${label}: ${of}`}
      onClick={() => {
        if (fix.kind === 'reading') dispatch({ type: 'goTo', step: 'reading' });
        else onFix(fix.change);
      }}
    >
      {label}
    </Button>
  );
}

function labelOf(fix: Exclude<Fix, { kind: 'status' }>, t: Words['t']): string {
  switch (fix.kind) {
    case 'empty':
      return t('faults.fix.empty', { count: fix.values.length });
    case 'dateOrder':
      return t(`faults.fix.dateOrder.${fix.order}`);
    case 'decimal':
      return t(`faults.fix.decimal.${fix.sign}`);
    default:
      return t(`faults.fix.${fix.kind}`);
  }
}
