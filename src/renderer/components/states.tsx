import { Button, Skeleton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconDatabaseOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Gate } from '#shared/contract/common.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { navigate } from '../app/useRoute.ts';
import { useJob } from '../rpc/hooks.ts';
import { LinkButton } from './LinkButton.tsx';
import { useOnScreen } from './paper.tsx';
import { errorDetails, gateText, gateTitle, wantsMore } from './stateText.ts';
import styles from './states.module.css';

/** A page without data: what it answers, what it needs, and the two ways on. */
export function Empty({ answers, needs }: { answers: string; needs: string }) {
  const { t } = useWords();
  const demo = useJob('workspace.openDemo');
  return (
    <div className={styles['empty']}>
      <IconDatabaseOff size={28} stroke={1.25} aria-hidden />
      <p className={styles['strong']}>{answers}</p>
      <p>{needs}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => navigate('data', { import: 'new' })}>
          {t('common.action.import')}
        </Button>
        <Button variant="default" loading={demo.running} onClick={() => void demo.start({})}>
          {t('common.action.openDemo')}
        </Button>
      </div>
    </div>
  );
}

/** In the place of a figure that the data cannot carry: why, with the user's own counts, and what would help. */
export function TooLittle({ gate, title }: { gate: Gate; title?: string | undefined }) {
  const words = useWords();
  const why = gateTitle(gate, words);
  const more = useOnScreen(wantsMore(gate)) === true;
  return (
    <div className={styles['gate']} role="note">
      <p className={styles['strong']}>
        {title === undefined ? why : words.format.named(title, why)}
      </p>
      <p>{gateText(gate, words)}</p>
      {more && (
        <p>
          {words.t('gates.more')}{' '}
          <LinkButton onClick={() => navigate('data', { import: 'new' })}>
            {words.t('common.action.import')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

/** A place kept in the size of what comes; after a second it says that something is on its way. */
export function Loading({ height }: { height: number }) {
  const { t } = useWords();
  return (
    <div className={styles['loading']} role="status" aria-label={t('common.state.loading')}>
      <Skeleton height={height} radius={4} />
      <span className={styles['faint']} aria-hidden>
        {t('common.state.loading')}
      </span>
    </div>
  );
}

/** What happened, what was kept, what to do, and the code. */
export function ErrorState({ error, onRetry }: { error: ErrorBody; onRetry?: () => void }) {
  const { t, format } = useWords();
  const clipboard = useClipboard();
  return (
    <div className={styles['error']} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p className={styles['strong']}>{t(`errors.${error.code}.what`)}</p>
        <p>{t(`errors.${error.code}.do`)}</p>
        <p className={styles['faint']}>
          {format.sentences([t('common.state.kept'), t('common.state.code', { code: error.code })])}
        </p>
        <div className={styles['buttons']}>
          {onRetry && (
            <Button size="compact-xs" onClick={onRetry}>
              {t('common.action.retry')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => clipboard.copy(errorDetails(error))}
          >
            {clipboard.copied ? t('common.action.copied') : t('common.state.copyDetails')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The yellow bar over figures that are older than the data or the settings. */
export function StaleBar({ createdAt }: { createdAt: string }) {
  const { t, format } = useWords();
  const run = useJob('analysis.run');
  return (
    <div className={styles['stale']} role="status">
      <span>{t('common.state.staleSince', { time: format.time(createdAt) })}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={run.running}
        onClick={() => void run.start({})}
      >
        {t('common.action.recompute')}
      </Button>
    </div>
  );
}

/** Children greyed while a newer answer is on its way; after a second they say why, unless a bar over them does. */
export function Earlier({
  active,
  isSaid = false,
  children,
}: {
  active: boolean;
  isSaid?: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className={styles['answer']} data-earlier={active} aria-busy={active}>
      {active && !isSaid && <span className={styles['earlier']}>{t('common.state.earlier')}</span>}
      <div className={styles['answered']}>{children}</div>
    </div>
  );
}
