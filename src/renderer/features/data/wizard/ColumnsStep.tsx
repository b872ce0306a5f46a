import { Button, Select } from '@mantine/core';
import { dataClass, PRIVACY_ACTIONS, staysApart } from '#shared/domain/personalKinds.ts';
import type { InspectedColumn, Inspection } from '#shared/contract/inspection.ts';
import {
  fieldsOfKind,
  IDENTITY_FIELDS,
  missingFields,
  type ImportKind,
} from '#shared/domain/importKinds.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import own from './ColumnsStep.module.css';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';
import { CurrencySetting } from './CurrencySetting.tsx';
import { KindSetting } from './KindSetting.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { Questions } from './Questions.tsx';
import { StatusSettings } from './StatusSettings.tsx';
import { ValueSettings } from './ValueSettings.tsx';
import { ZoneSetting } from './ZoneSetting.tsx';
import { isSettled, lacksConsent, mappedFields } from './wizardState.ts';

/** Rows that the different values of a column are counted in. */
const SAMPLED_ROWS = 1000;

/** What each column means, what its values are, and what becomes of personal ones. */
export function ColumnsStep({ inspection }: { inspection: Inspection }) {
  const words = useWords();
  const { t, format } = words;
  const { dispatch, inspect } = useImport();
  const settled = isSettled(inspection);
  return (
    <div className={styles['stack']}>
      <KindSetting kind={inspection.kind} />
      {inspection.template && <Remembered template={inspection.template} />}
      <CustomersBy plan={inspection.plan} />
      <Questions inspection={inspection} />
      <ScrollRegion>
        <table className={own['columns']}>
          <thead>
            <tr>
              <th scope="col">{t('data.columns.column')}</th>
              <th scope="col">{t('data.columns.samples')}</th>
              <th scope="col">{t('data.columns.type')}</th>
              <th scope="col" data-number>
                {t('data.columns.fill')}
              </th>
              <th scope="col">{t('data.columns.meaning')}</th>
              <th scope="col">{t('data.columns.privacy')}</th>
            </tr>
          </thead>
          <tbody>
            {inspection.columns.map((column) => (
              <ColumnRow key={column.index} column={column} kind={inspection.kind.kind} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={styles['faint']}>
        {format.sentences([
          t('data.columns.minimum'),
          ...(inspection.rows > SAMPLED_ROWS ? [t('wizard.distinctNote')] : []),
        ])}
      </p>
      <StatusSettings statuses={inspection.statuses} />
      {inspection.values.map((named) => (
        <ValueSettings key={named.column} named={named} />
      ))}
      <div className={styles['settings']}>
        <CurrencySetting inspection={inspection} />
        <ZoneSetting inspection={inspection} />
      </div>
      <PrivacySettings inspection={inspection} />
      <WizardFoot
        onBack={() => dispatch({ type: 'goTo', step: 'reading' })}
        note={settled ? null : openPoint(inspection, words)}
      >
        <Button
          disabled={!settled || inspect.running}
          onClick={() => dispatch({ type: 'goTo', step: 'check' })}
        >
          {t('common.action.next')}
        </Button>
      </WizardFoot>
    </div>
  );
}

/** By what rows are put together to customers, where no column has their numbers. */
function CustomersBy({ plan: { columns } }: { plan: Inspection['plan'] }) {
  const { t } = useWords();
  const [first] = IDENTITY_FIELDS.flatMap((wanted) =>
    columns.filter(({ field, action }) => field === wanted && staysApart(action)),
  );
  if (first === undefined || first.field === 'customer_id') return null;
  return <p className={styles['faint']}>{t('wizard.customers.by', { column: first.name })}</p>;
}

/** That choices are those of the last file of this form, and where the form has changed. */
function Remembered({ template }: { template: NonNullable<Inspection['template']> }) {
  const { t, format } = useWords();
  const { added, missing } = template;
  const changes = [
    added.length > 0 && t('data.template.added', { columns: format.items(added) }),
    missing.length > 0 && t('data.template.missing', { columns: format.items(missing) }),
  ].filter((change) => change !== false);
  return (
    <p className={styles['faint']}>{format.sentences([t('data.template.used'), ...changes])}</p>
  );
}

/** What keeps the user from going on. */
function openPoint({ questions, plan }: Inspection, { t }: Words): string {
  if (questions.length > 0) return t('data.columns.answer');
  if (lacksConsent(plan)) return t('errors.CONSENT_MISSING.what');
  const [group = []] = missingFields(plan.kind, mappedFields(plan));
  const fields = group.map((field) => t(`terms.field.${field}`)).join(t('data.kind.or'));
  return t('data.kind.needs', { fields });
}

function ColumnRow({ column, kind }: { column: InspectedColumn; kind: ImportKind }) {
  const { t, known, format } = useWords();
  const { settle } = useImport();
  const evidence = column.evidence.at(0);
  const reason = column.personalEvidence;
  return (
    <tr data-left-out={column.field === null}>
      <th scope="row">{column.name}</th>
      <td className={styles['samples']}>
        {column.samples.slice(0, 3).map((sample, index) => (
          <span key={index}>{sample}</span>
        ))}
      </td>
      <td>
        {t(`data.type.${column.type}`)}
        {evidence && (
          <span className={styles['why']}>
            {known(`evidence.${evidence.code}`, evidence.counts)}
          </span>
        )}
      </td>
      <td data-number>
        {format.percent(column.fill, column.fill === 1 ? 0 : 1)}
        <span className={`${styles['why'] ?? ''} ${own['whole'] ?? ''}`}>
          {t('wizard.distinct', { count: format.number(column.distinct) })}
        </span>
      </td>
      <td>
        <Select
          aria-label={`${t('data.columns.meaning')}: ${column.name}`}
          data={[
            { value: '', label: t('data.columns.leaveOut') },
            ...fieldsOfKind(kind).map((field) => ({
              value: field,
              label: t(`terms.field.${field}`),
            })),
          ]}
          value={column.field ?? ''}
          onChange={(value) =>
            settle({
              map: {
                [column.name]: value === null || value === '' ? null : value,
              },
            })
          }
        />
      </td>
      <td>
        {column.field !== null && (
          <Select
            aria-label={`${t('data.columns.privacy')}: ${column.name}`}
            data={PRIVACY_ACTIONS.map((value) => ({ value, label: t(`terms.privacy.${value}`) }))}
            value={column.action}
            onChange={(value) => value !== null && settle({ privacy: { [column.name]: value } })}
          />
        )}
        {column.personal && (
          <span className={styles['why']}>
            {t('data.columns.personal', { kind: t(`terms.personal.${column.personal}`) })}
            {` · ${t(`terms.class.${dataClass(column.personal)}`)}`}
            {reason && ` · ${known(`evidence.${reason.code}`, reason.counts)}`}
          </span>
        )}
      </td>
    </tr>
  );
}
