import { Button, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Masking } from '#shared/contract/masking.ts';
import { UNMASK_MINUTES, UNMASK_REASONS, type UnmaskReason } from '#shared/domain/masking.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import { useWords } from '../LanguageProvider.tsx';
import styles from './masking.module.css';

/** Asks for a reason and a duration before personal values are shown as written. */
export function MaskingDialog(props: {
  readonly kept: Masking['kept'];
  readonly onClose: () => void;
}) {
  const { kept, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog title={t('masking.title')} onClose={onClose}>
      {kept.length === 0 ? (
        <>
          <p>{t('masking.nothing')}</p>
          <div className={styles['buttons']}>
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('common.action.close')}
            </Button>
          </div>
        </>
      ) : (
        <Question kept={kept} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Question({ kept, onClose }: { kept: Masking['kept']; onClose: () => void }) {
  const { t, known, language } = useWords();
  const show = useContractCommand('masking.show');
  const [reason, setReason] = useState<UnmaskReason | null>(null);
  const [minutes, setMinutes] = useState<(typeof UNMASK_MINUTES)[number]>(UNMASK_MINUTES[0]);
  const error = errorOf(show.error);
  const kinds = new Intl.ListFormat(language).format(
    kept.map((kind) => known(`terms.personal.${kind}`)),
  );
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null) show.mutate({ reason, minutes }, { onSuccess: onClose });
      }}
    >
      <p>{t('masking.kept', { kinds })}</p>
      <p>{t('masking.lead')}</p>
      {error && <ErrorState error={error} />}
      <Radio.Group
        label={t('masking.reason')}
        value={reason}
        onChange={(value) => setReason(UNMASK_REASONS.find((one) => one === value) ?? null)}
      >
        <div className={styles['reasons']}>
          {UNMASK_REASONS.map((one, at) => (
            <Radio
              key={one}
              value={one}
              label={t(`masking.reason.${one}`)}
              {...(at === 0 && { 'data-autofocus': true })}
            />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={t('masking.duration')}
        value={String(minutes)}
        data={UNMASK_MINUTES.map((count) => ({
          value: String(count),
          label: t('masking.minutes', { count }),
        }))}
        onChange={({ currentTarget: { value } }) =>
          setMinutes(UNMASK_MINUTES.find((one) => String(one) === value) ?? UNMASK_MINUTES[0])
        }
      />
      <p className={styles['note']}>{t('masking.logged')}</p>
      <div className={styles['buttons']}>
        <Button type="submit" disabled={reason === null} loading={show.isPending}>
          {t('masking.show')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
      </div>
    </form>
  );
}
