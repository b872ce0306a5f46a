import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NamedColumn } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { nameChange } from './fixes.ts';
import { useImport } from './ImportProvider.tsx';
import { ValueName } from './ValueName.tsx';
import { ValueTable, type ValueLine } from './ValueTable.tsx';
import { WholeButton } from './WholeButton.tsx';
import styles from './Wizard.module.css';

/** Values that are shown at first, beside those that ask for a look. */
const FIRST = 6;

type Named = NamedColumn['values'][number];

/** The values of a channel, gender or level with what they are stored as: a name can be given, proposals taken. */
export function ValueSettings({ named }: { named: NamedColumn }) {
  const { t, format } = useWords();
  const { settle } = useImport();
  const [whole, setWhole] = useState(false);
  const { column, values, masked, others } = named;
  const short = values.filter((one, i) => i < FIRST || asksForALook(one));
  const proposed = values.flatMap(({ value, proposal }) =>
    proposal === null ? [] : [[value, proposal.name] as const],
  );
  const heads = [
    t(`terms.field.${named.field}`),
    ...(masked ? [] : [t('wizard.values.name')]),
    ...(proposed.length === 0 ? [] : [t('wizard.values.proposal')]),
  ];
  const line = (one: Named): ValueLine => ({
    value: one.value,
    rows: one.rows,
    note: one.isNew ? t('wizard.values.new') : undefined,
    cells: [
      ...(masked ? [] : [<ValueName key="name" named={named} of={one} />]),
      ...(proposed.length === 0 ? [] : [<Proposal key="proposal" named={named} of={one} />]),
    ],
  });
  return (
    <Section
      title={t('wizard.values.title', { column })}
      actions={
        proposed.length > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => settle({ values: { [column]: Object.fromEntries(proposed) } })}
          >
            {t('wizard.values.takeAll', { count: proposed.length })}
          </Button>
        )
      }
    >
      {masked && <p className={styles['faint']}>{t('wizard.values.masked')}</p>}
      <ValueTable heads={heads} lines={(whole ? values : short).map(line)} />
      {values.length > short.length && (
        <WholeButton
          whole={whole}
          all={t('wizard.values.all', { count: values.length })}
          fewer={t('wizard.values.fewer')}
          onChange={setWhole}
        />
      )}
      {others.values > 0 && (
        <p className={styles['faint']}>
          {t('wizard.values.others', { count: others.values, rows: format.number(others.rows) })}
        </p>
      )}
    </Section>
  );
}

function asksForALook({ value, name, isNew, proposal }: Named): boolean {
  return isNew || proposal !== null || name !== value;
}

/** Which other value it seems to be, and why; nothing happens before it is taken. */
function Proposal({ named, of: { value, proposal } }: { named: NamedColumn; of: Named }) {
  const { t } = useWords();
  const { settle } = useImport();
  if (proposal === null) return null;
  const { name, why } = proposal;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('wizard.values.take', { name })}: ${value}`}
        onClick={() => settle(nameChange(named, value, name))}
      >
        {t('wizard.values.take', { name })}
      </Button>
      <span className={styles['why']}>{t(`wizard.values.why.${why}`)}</span>
    </>
  );
}
