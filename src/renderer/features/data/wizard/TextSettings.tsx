import { Select } from '@mantine/core';
import { DELIMITERS, ENCODINGS, ESCAPES, QUOTES } from '#shared/contract/importReading.ts';
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
  ':': 'colon',
  '::': 'twoColons',
  '||': 'twoBars',
  '\t\t': 'twoTabs',
  '\u0001': 'controlA',
  '\u001f': 'unitSeparator',
} as const;

const QUOTE_NAMES = { '"': 'double', "'": 'single' } as const;

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
      <Setting name={t('wizard.quote')} reason={reason(why.quote)}>
        <Select
          aria-label={t('wizard.quote')}
          data={QUOTES.map((value) => ({ value, label: t(`wizard.quote.${QUOTE_NAMES[value]}`) }))}
          value={reading.quote}
          onChange={(value) => value !== null && settle({ quote: value })}
        />
      </Setting>
      <Setting name={t('wizard.escape')} reason={reason(why.escape)}>
        <Select
          aria-label={t('wizard.escape')}
          data={ESCAPES.map((value) => ({ value, label: t(`wizard.escape.${value}`) }))}
          value={reading.escape}
          onChange={(value) => value !== null && settle({ escape: value })}
        />
      </Setting>
    </>
  );
}
