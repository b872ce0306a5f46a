import { Button, NumberInput, Select, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  DELIMITERS,
  ENCODINGS,
  type Encoding,
  type Evidence,
  type Inspection,
} from '#shared/contract/imports.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { useImport } from './ImportProvider.tsx';
import { Preview } from './Preview.tsx';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';

/** How bytes become records: every guess with its reason, two previews, the words under each encoding. */
export function ReadingStep({ inspection }: { inspection: Inspection }) {
  const { t, format } = useWords();
  const { settle, dispatch, inspect } = useImport();
  const { reading, why, candidates, skippedTail } = inspection.reading;
  const names = inspection.columns.map(({ name }) => name);
  return (
    <div className={styles['stack']}>
      <div className={styles['settings']}>
        <Setting name={t('data.reading.encoding')} evidence={why.encoding}>
          <Select
            aria-label={t('data.reading.encoding')}
            data={ENCODINGS.map((value) => ({ value, label: encodingName(value) }))}
            value={reading.encoding}
            onChange={(value) => value !== null && settle({ encoding: value })}
          />
        </Setting>
        <Setting name={t('data.reading.delimiter')} evidence={why.delimiter}>
          <Select
            aria-label={t('data.reading.delimiter')}
            data={DELIMITERS.map((value) => ({
              value,
              label: t(`data.delimiter.${DELIMITER_NAMES[value]}`),
            }))}
            value={reading.delimiter}
            onChange={(value) => value !== null && settle({ delimiter: value })}
          />
        </Setting>
        <Setting name={t('data.reading.skipHead')} evidence={why.skipHead}>
          <NumberInput
            aria-label={t('data.reading.skipHead')}
            min={0}
            max={1000}
            allowDecimal={false}
            value={reading.skipHead}
            onChange={(value) => typeof value === 'number' && settle({ skipHead: value })}
          />
        </Setting>
        <Setting name={t('data.reading.headerRows')} evidence={why.headerRows}>
          <NumberInput
            aria-label={t('data.reading.headerRows')}
            min={0}
            max={5}
            allowDecimal={false}
            value={reading.headerRows}
            onChange={(value) => typeof value === 'number' && settle({ headerRows: value })}
          />
        </Setting>
      </div>
      <p className={styles['faint']}>
        {t('data.reading.found', {
          rows: t('common.count.rows', { count: inspection.rows }),
          columns: format.number(names.length),
        })}
        {skippedTail > 0 && ` ${t('data.reading.tail', { count: skippedTail })}`}
      </p>
      {candidates.length > 1 && (
        <Section title={t('data.reading.candidates')}>
          <div className={styles['candidates']}>
            {candidates.slice(0, 4).map(({ encoding, words }) => (
              <UnstyledButton
                key={encoding}
                className={styles['candidate']}
                aria-pressed={encoding === reading.encoding}
                onClick={() => settle({ encoding })}
              >
                <span>{encodingName(encoding)}</span>
                {words.map((word, index) => (
                  <span key={index} className={styles['word']}>
                    {word}
                  </span>
                ))}
              </UnstyledButton>
            ))}
          </div>
        </Section>
      )}
      <Section title={t('data.reading.head')}>
        <Preview names={names} rows={inspection.head.slice(0, 8)} />
      </Section>
      {inspection.hardest.length > 0 && (
        <Section title={t('data.reading.hardest')}>
          <Preview names={names} rows={inspection.hardest} />
        </Section>
      )}
      <WizardFoot>
        <Button
          disabled={inspect.running}
          onClick={() => dispatch({ type: 'goTo', step: 'columns' })}
        >
          {t('common.action.next')}
        </Button>
      </WizardFoot>
    </div>
  );
}

const DELIMITER_NAMES = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
  ', ': 'commaSpace',
  '; ': 'semicolonSpace',
} as const;

function encodingName(encoding: Encoding): string {
  return encoding.toUpperCase().replace('WINDOWS', 'Windows').replace('BIG5', 'Big5');
}

/** One guess with why it was made. */
function Setting({
  name,
  evidence,
  children,
}: {
  name: string;
  evidence: Evidence;
  children: ReactNode;
}) {
  const { known } = useWords();
  return (
    <div className={styles['setting']}>
      <span className={styles['settingName']}>{name}</span>
      {children}
      <span className={styles['why']}>{known(`evidence.${evidence.code}`, evidence.counts)}</span>
    </div>
  );
}
