import { NumberInput } from '@mantine/core';
import type { StagePreview } from '#shared/contract/stages.ts';
import type { StageRules, StageScheme } from '#shared/domain/stageSchemes.ts';
import { wordAfter } from '#shared/i18n/message.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import type { Typed } from '../settings/analysisForm.ts';
import { sentenceParts, type TypedRules } from './ruleDraft.ts';

/** One line per stage: its sentence with fields for the numbers, and how many customers it holds. */
export function RuleSentences(props: {
  readonly scheme: StageScheme;
  readonly typed: TypedRules;
  readonly fault: keyof StageRules | null;
  readonly preview: StagePreview;
  /** Counts under the saved rules, when they are known. */
  readonly saved: StagePreview | null;
  readonly onType: (field: keyof StageRules, value: Typed) => void;
}) {
  const { scheme, preview, saved } = props;
  const { t, known, format } = useWords();
  const mode = useScheme();
  const run = useContractQuery('analysis.current', {}).data?.run;
  const lines = linesOf(preview, (id) => known(`lifecycle.rule.${scheme}.${id}`, undefined, ''));
  return (
    <>
      <p className={styles['note']}>
        {t('stages.edit.caption', { day: run ? format.day(run.asOf) : '' })}
      </p>
      <ScrollRegion>
        <table className={styles['sentences']}>
          <thead>
            <tr>
              <th scope="col">{t('stages.edit.stage')}</th>
              <th scope="col">{t('stages.edit.rule')}</th>
              <th scope="col" className={styles['number']}>
                {t('stages.edit.customers')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('stages.edit.share')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('stages.edit.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, hasData, customers, parts }, line) => (
              <tr key={id}>
                <th scope="row" title={known(`stages.seedWord.${id}`, undefined, '')}>
                  <Swatch colour={stageInk(id, mode)} />
                  {known(`terms.stage.${id}`)}
                </th>
                <td>
                  {parts.map((part, at) =>
                    'text' in part ? (
                      <span key={at}>{part.text}</span>
                    ) : 'word' in part ? (
                      <span key={at}>{wordAfter(props.typed[part.after], part.word)}</span>
                    ) : part.first ? (
                      <NumberInput
                        key={at}
                        className={styles['inline'] ?? ''}
                        size="xs"
                        hideControls
                        aria-label={t(`settings.analysis.${part.rule}`)}
                        value={props.typed[part.rule]}
                        error={props.fault === part.rule}
                        onChange={(value) => props.onType(part.rule, value)}
                      />
                    ) : (
                      <strong key={at}>{props.typed[part.rule]}</strong>
                    ),
                  )}
                </td>
                <td className={styles['number']}>{hasData ? format.number(customers) : '–'}</td>
                <td className={styles['number']}>
                  {hasData && preview.customers > 0
                    ? format.percent(customers / preview.customers)
                    : '–'}
                </td>
                <td className={styles['number']}>
                  {saved === null
                    ? ''
                    : signed(customers - (saved.stages[line]?.customers ?? 0), (value) =>
                        format.number(value),
                      )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

/** The sentence of each stage; a rule has its field where it stands first. */
function linesOf({ stages }: StagePreview, sentenceOf: (id: string) => string) {
  const seen = new Set<string>();
  return stages.map(({ id, hasData, customers }) => ({
    id,
    hasData,
    customers,
    parts: sentenceParts(sentenceOf(id)).map((part) => {
      if (!('rule' in part)) return part;
      const first = !seen.has(part.rule);
      seen.add(part.rule);
      return { ...part, first };
    }),
  }));
}

function signed(difference: number, write: (value: number) => string): string {
  if (difference === 0) return '–';
  return difference > 0 ? `+${write(difference)}` : write(difference);
}
