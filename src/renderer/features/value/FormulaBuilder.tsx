import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useReducer, useRef } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { historyOf, nextHistory } from '../../components/history.ts';
import { ErrorState } from '../../components/states.tsx';
import { useUndoKeys } from '../../components/useUndoKeys.ts';
import { errorOf, useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { faultText, resultText, termsSpec, usedTerms } from './formulaTexts.ts';
import styles from './value.module.css';

const SIGNS = ['+', '−', '×', '÷', '(', ')'] as const;
/** Longest formula that the core takes. */
const LONGEST = 400;
const PAUSE_MS = 200;

interface Props {
  readonly view: ValueMoneyView;
  readonly run: RunContext;
  readonly stored: AnalysisSettings;
}

/** A formula of known terms, checked for its units and computed as it is written. */
export function FormulaBuilder({ view, run, stored }: Props) {
  const words = useWords();
  const { t, known } = words;
  const save = useContractCommand('settings.setAnalysis');
  const [{ present: text }, edit] = useReducer(
    nextHistory<string>,
    stored.clv.formula,
    historyOf<string>,
  );
  // The field's own undo knows nothing of what the buttons put in.
  useUndoKeys(
    useCallback(() => edit({ type: 'undo' }), []),
    useCallback(() => edit({ type: 'redo' }), []),
  );
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const result = useContractQuery('analysis.formula', { text: asked });
  const field = useRef<HTMLTextAreaElement>(null);
  const table = termsSpec(view.terms, run, words);
  const shown =
    result.data && !result.isPlaceholderData && asked === text ? result.data : undefined;

  /** Puts a piece where the caret is, with spaces around it, and the caret behind it. */
  const insert = (piece: string): void => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    const before = text.slice(0, from).trimEnd();
    const after = text.slice(to).trimStart();
    const start = before === '' ? piece : `${before} ${piece}`;
    edit({ type: 'change', to: after === '' ? start : `${start} ${after}`, subject: null });
    field.current?.focus();
    window.requestAnimationFrame(() =>
      field.current?.setSelectionRange(start.length, start.length),
    );
  };
  const error = errorOf(save.error);
  return (
    <FigureFrame
      report="input"
      title={t('valueModels.formula.title')}
      caption={t('valueModels.formula.caption')}
      behind="none"
      measure="formula"
      table={table}
    >
      <Textarea
        ref={field}
        label={t('valueModels.formula.label')}
        description={t('valueModels.formula.hint')}
        autosize
        minRows={2}
        maxLength={LONGEST}
        spellCheck={false}
        value={text}
        error={
          shown && !shown.ok && shown.fault.code !== 'empty'
            ? faultText(shown.fault, text, words)
            : null
        }
        onChange={(event) =>
          edit({ type: 'change', to: event.currentTarget.value, subject: 'typing' })
        }
      />
      {shown && (shown.ok || shown.fault.code === 'empty') && (
        <p className={styles['result']} role="status">
          {shown.ok ? resultText(shown, run, words) : faultText(shown.fault, text, words)}
        </p>
      )}
      {shown?.ok && shown.terms.length > 0 && (
        <p className={styles['note']}>
          {t('valueModels.formula.with', { terms: usedTerms(shown, view.terms, run, words) })}
        </p>
      )}
      {view.inputs.margin === null && (
        <p className={styles['banner']}>{t('valueModels.formula.revenue')}</p>
      )}
      <div
        className={styles['palette']}
        role="group"
        aria-label={t('valueModels.formula.operators')}
      >
        {SIGNS.map((sign) => (
          <Button key={sign} size="compact-sm" variant="default" onClick={() => insert(sign)}>
            {sign}
          </Button>
        ))}
      </div>
      <div className={styles['palette']} role="group" aria-label={t('valueModels.formula.terms')}>
        {view.terms.map(({ id }) => (
          <Button key={id} size="compact-sm" variant="light" title={id} onClick={() => insert(id)}>
            {known(`valueModels.term.${id}`)}
          </Button>
        ))}
      </div>
      {error && <ErrorState error={error} />}
      <div className={styles['palette']}>
        <Button
          size="xs"
          disabled={shown?.ok !== true || stored.clv.formula === text}
          loading={save.isPending}
          onClick={() => save.mutate({ ...stored, clv: { ...stored.clv, formula: text } })}
        >
          {t('valueModels.formula.save')}
        </Button>
        {stored.clv.formula === text && text !== '' && (
          <span className={styles['note']}>{t('valueModels.formula.saved')}</span>
        )}
      </div>
    </FigureFrame>
  );
}
