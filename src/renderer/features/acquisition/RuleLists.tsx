import { Select } from '@mantine/core';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { STATED_BASES } from '#shared/domain/acquisitionCosts.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import {
  costChannels,
  namesToMatch,
  orderChannels,
  withEntry,
  type RulesForm,
} from './rulesForm.ts';
import styles from './rules.module.css';

interface Props {
  readonly view: AcquisitionView;
  readonly form: RulesForm;
  readonly onChange: (form: RulesForm) => void;
}

/** A channel of the orders for every name of costs and leads that no order has. */
export function NameFields({ view, form, onChange }: Props) {
  const { t } = useWords();
  const names = namesToMatch(view, form.names);
  if (names.length === 0) return null;
  const channels = orderChannels(view);
  return (
    <fieldset className={styles['list']}>
      <legend>{t('channels.rules.names')}</legend>
      <p className={styles['hint']}>{t('channels.rules.namesHint')}</p>
      {names.map((name) => {
        const chosen = form.names[name] ?? null;
        // A channel that was matched before and has no order any more can still be seen.
        const offered =
          chosen === null || channels.includes(chosen) ? channels : [...channels, chosen];
        return (
          <div key={name} className={styles['field']}>
            <span>{name}</span>
            <Select
              aria-label={name}
              size="xs"
              clearable
              placeholder={t('channels.rules.noChannel')}
              data={offered}
              value={chosen}
              onChange={(channel) =>
                onChange({ ...form, names: withEntry(form.names, name, channel) })
              }
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** What the costs of a channel are charged by, where their file does not say. */
export function BasisFields({ view, form, onChange }: Props) {
  const { t } = useWords();
  const channels = costChannels(view, form.bases);
  if (channels.length === 0) return null;
  return (
    <fieldset className={styles['list']}>
      <legend>{t('channels.rules.bases')}</legend>
      <p className={styles['hint']}>{t('channels.rules.basesHint')}</p>
      {channels.map((channel) => (
        <div key={channel} className={styles['field']}>
          <span>{channel}</span>
          <Select
            aria-label={`${channel}: ${t('channels.prices.basis')}`}
            size="xs"
            clearable
            placeholder={t('channels.basis.unknown')}
            data={STATED_BASES.map((value) => ({ value, label: t(`channels.basis.${value}`) }))}
            value={form.bases[channel] ?? null}
            onChange={(basis) =>
              onChange({ ...form, bases: withEntry(form.bases, channel, basis) })
            }
          />
        </div>
      ))}
    </fieldset>
  );
}
