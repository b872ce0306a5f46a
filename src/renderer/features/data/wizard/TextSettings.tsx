import { Select } from '@mantine/core';
import { DELIMITERS, ENCODINGS } from '#shared/contract/importReading.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { encodingName } from './encodingName.ts';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';
import { useReasons } from './useReasons.ts';

const DELIMITER_NAMES = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
  ', ': 'commaSpace',
  '; ': 'semicolonSpace',
  '，': 'fullWidthComma',
  '^': 'caret',
  '~': 'tilde',
  '\u0001': 'controlA',
  '\u001f': 'unitSeparator',
} as const;

/** How a text is decoded and cut into cells. */
export function TextSettings({ inspection }: { inspection: Inspection }) {
  const { t } = useWords();
  const { settle } = useImport();
  const { reading, why } = inspection.reading;
  const reason = useReasons();
  return (
    <>
      <Setting name={t('data.reading.encoding')} reason={reason(why.encoding)}>
        <Select
          aria-label={t('data.reading.encoding')}
          data={ENCODINGS.map((value) => ({ value, label: encodingName(value) }))}
          value={reading.encoding}
          onChange={(value) => value !== null && settle({ encoding: value })}
        />
      </Setting>
      <Setting name={t('data.reading.delimiter')} reason={reason(why.delimiter)}>
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
    </>
  );
}
