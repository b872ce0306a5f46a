import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { TABLE_FILES } from '#shared/domain/tableFiles.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { navigate } from '../../../app/useRoute.ts';
import { DropZone } from '../../../components/DropZone.tsx';
import { JobBar } from '../../../components/JobBar.tsx';
import type { ClaimedFile } from '../../../components/useFileTicket.ts';
import { Page } from '../../../components/Page.tsx';
import { ErrorState } from '../../../components/states.tsx';

import { ArchiveChoice } from './ArchiveChoice.tsx';
import { CheckStep } from './CheckStep.tsx';
import { CorrectionStep } from './CorrectionStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { useImport } from './ImportProvider.tsx';
import { asksForPassword, PasswordField } from './PasswordField.tsx';
import { ReadingStep } from './ReadingStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import styles from './Wizard.module.css';
import { canShow, WIZARD_STEPS, type WizardState, type WizardStep } from './wizardState.ts';

/** The import in four steps: file, reading, columns, check. */
export function Wizard() {
  const { t, format } = useWords();
  const { state, inspect, commit, claimError, waiting, takeNext, leave } = useImport();
  useStepFocus(state);
  const close = (): void => {
    if (!commit.running) leave();
    navigate('data');
  };
  const file = 'file' in state ? state.file : null;
  const leadOf = ({ name, bytes }: ClaimedFile): string => {
    const about = `${name} · ${format.bytes(bytes)}`;
    return waiting.length === 0
      ? about
      : `${about} · ${t('data.queue.waiting', { count: waiting.length })}`;
  };
  // Rejected rows that come back have no questions of their own: the choices are those of their import.
  const correction = 'inspection' in state ? (state.inspection?.correction ?? null) : null;

  return (
    <Page
      title={titleOf(t, state.step, correction !== null)}
      {...(file && { lead: leadOf(file) })}
      actions={
        <>
          {waiting.length > 0 && state.step !== 'result' && (
            <Button variant="subtle" disabled={commit.running} onClick={takeNext}>
              {t('data.queue.skip')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t(state.step === 'result' ? 'common.action.close' : 'common.action.cancel')}
          </Button>
        </>
      }
    >
      {state.step !== 'result' && correction === null && <Steps current={state.step} />}
      {state.step === 'file' && (
        <>
          {claimError && <ErrorState error={claimError} />}
          <Choose />
        </>
      )}
      {inspect.job && inspect.running && <JobBar job={inspect.job} onCancel={inspect.cancel} />}
      {state.step !== 'file' &&
        state.step !== 'result' &&
        inspect.error &&
        (asksForPassword(inspect.error) ? (
          <PasswordField error={inspect.error} />
        ) : inspect.error.code === 'FILE_MANY_TABLES' ? (
          <ArchiveChoice error={inspect.error} />
        ) : (
          <>
            <ErrorState error={inspect.error} />
            {'inspection' in state && state.inspection === null && waiting.length === 0 && (
              <Choose compact />
            )}
          </>
        ))}
      {'file' in state && correction && (
        <CorrectionStep correction={correction} ticket={state.file.ticket} />
      )}
      {'inspection' in state && state.inspection && correction === null && (
        <div
          className={inspect.running ? styles['earlier'] : undefined}
          aria-busy={inspect.running}
        >
          {state.step === 'reading' && <ReadingStep inspection={state.inspection} />}
          {state.step === 'columns' && <ColumnsStep inspection={state.inspection} />}
          {state.step === 'check' && (
            <CheckStep inspection={state.inspection} ticket={state.file.ticket} />
          )}
        </div>
      )}
      {state.step === 'result' && <ResultStep batch={state.batch} returned={state.returned} />}
    </Page>
  );
}

/** Where files are dropped or chosen. */
function Choose({ compact = false }: { compact?: boolean }) {
  const { t } = useWords();
  const { claim } = useImport();
  return (
    <DropZone
      compact={compact}
      title={t('data.drop.title')}
      hint={t('data.drop.hint')}
      button={t('data.drop.choose')}
      accept={TABLE_FILES}
      multiple
      onFiles={claim}
    />
  );
}

/**
 * A step begins at its top. What had the focus goes with the step before, or with a fault that was mended: the next Tab
 * then enters the page, not the frame around it.
 */
function useStepFocus(state: WizardState): void {
  const shown = useRef(state.step);
  useEffect(() => {
    const content = document.getElementById('content');
    if (content === null) return;
    if (shown.current !== state.step) content.scrollTop = 0;
    shown.current = state.step;
    if (document.activeElement === document.body) content.focus({ preventScroll: true });
  }, [state]);
}

function titleOf(t: Words['t'], step: WizardStep, corrected: boolean): string {
  if (step === 'result') return t('data.result.title');
  return t(corrected ? 'faults.correct.title' : `data.wizard.title.${step}`);
}

/** Where the user is; a step that can be shown can be clicked. */
function Steps({ current }: { current: Exclude<WizardStep, 'result'> }) {
  const { t } = useWords();
  const { state, dispatch, commit } = useImport();
  return (
    <ol className={styles['steps']}>
      {WIZARD_STEPS.map((step, index) => {
        const reachable =
          step !== 'file' && 'inspection' in state && canShow(state, step) && !commit.running;
        return (
          <li key={step} aria-current={step === current ? 'step' : undefined}>
            <button
              type="button"
              disabled={!reachable}
              onClick={() => reachable && dispatch({ type: 'goTo', step })}
            >
              <span>{index + 1}</span>
              {t(`data.wizard.step.${step}`)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
