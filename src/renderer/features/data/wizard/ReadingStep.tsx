import { Button, NumberInput, UnstyledButton } from '@mantine/core';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { formatNote } from './formatNote.ts';
import { encodingName } from './encodingName.ts';
import { useImport } from './ImportProvider.tsx';
import { Preview } from './Preview.tsx';
import { Setting } from './Setting.tsx';
import { SheetSetting } from './SheetSetting.tsx';
import { TableSetting } from './TableSetting.tsx';
import { TextSettings } from './TextSettings.tsx';
import { useReasons } from './useReasons.ts';
import own from './ReadingStep.module.css';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';
import { isSettled } from './wizardState.ts';

/** Rows of a preview until all are asked for, and of the end of the file. */
const SHORT = 8;
const LAST = 5;

/** How bytes become records: every guess with its reason, two previews, the words under each encoding. */
export function ReadingStep({ inspection }: { inspection: Inspection }) {
  const words = useWords();
  const { t, format } = words;
  const { settle, dispatch, inspect } = useImport();
  const { reading, why, candidates, skippedTail } = inspection.reading;
  const reason = useReasons();
  const names = inspection.columns.map(({ name }) => name);
  const ends = inspection.hardest.filter(({ reason }) => reason === 'tail');
  const hardestFirst = inspection.hardest.filter((row) => !ends.slice(0, -LAST).includes(row));
  return (
    <div className={styles['stack']}>
      <div className={styles['settings']} data-wide={reading.format === undefined}>
        {reading.format === undefined && <TextSettings inspection={inspection} />}
        <SheetSetting inspection={inspection} />
        <TableSetting inspection={inspection} />
        <Setting name={t('data.reading.skipHead')} reason={reason(why.skipHead)}>
          <NumberInput
            aria-label={t('data.reading.skipHead')}
            min={0}
            max={1000}
            allowDecimal={false}
            value={reading.skipHead}
            onChange={(value) => typeof value === 'number' && settle({ skipHead: value })}
          />
        </Setting>
        <Setting name={t('data.reading.headerRows')} reason={reason(why.headerRows)}>
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
        {format.sentences([
          formatNote(inspection.reading, words),
          t('data.reading.found', {
            rows: t('common.count.rows', { count: inspection.rows }),
            columns: format.number(names.length),
          }),
          ...(skippedTail > 0 ? [t('data.reading.tail', { count: skippedTail })] : []),
        ])}
      </p>
      {candidates.length > 1 && (
        <Section title={t('data.reading.candidates')}>
          <div className={own['candidates']}>
            {candidates.slice(0, 4).map(({ encoding, words }) => (
              <UnstyledButton
                key={encoding}
                className={own['candidate']}
                aria-pressed={encoding === reading.encoding}
                onClick={() => settle({ encoding })}
              >
                <span>{encodingName(encoding)}</span>
                {words.map((word, index) => (
                  <span key={index} className={own['word']}>
                    {word}
                  </span>
                ))}
              </UnstyledButton>
            ))}
          </div>
        </Section>
      )}
      <div className={own['previews']}>
        <Section title={t('data.reading.head')}>
          <Preview names={names} rows={inspection.head} short={inspection.head.slice(0, SHORT)} />
        </Section>
        {inspection.hardest.length > 0 && (
          <Section title={t('data.reading.hardest')}>
            <Preview names={names} rows={inspection.hardest} short={hardestFirst} />
          </Section>
        )}
      </div>
      <WizardFoot note={isSettled(inspection) && t('data.reading.settled')}>
        {isSettled(inspection) && (
          <Button
            variant="default"
            disabled={inspect.running}
            onClick={() => dispatch({ type: 'goTo', step: 'check' })}
          >
            {t('data.reading.toCheck')}
          </Button>
        )}
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
