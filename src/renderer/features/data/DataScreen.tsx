import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { TABLE_FILES } from '#shared/domain/tableFiles.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { DropZone } from '../../components/DropZone.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useFileTicket } from '../../components/useFileTicket.ts';
import { useContractQuery, useJob } from '../../rpc/hooks.ts';
import { BatchTable } from './BatchTable.tsx';
import { CoverageCalendar } from './CoverageCalendar.tsx';
import styles from './Data.module.css';
import { DataHealth } from './DataHealth.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { Layers } from './Layers.tsx';
import { TemplateButton, TemplateNote } from './TemplateButton.tsx';

import { useImport } from './wizard/ImportProvider.tsx';
import { Wizard } from './wizard/Wizard.tsx';

/** Screen 2: what came in, what became of it, and the way to bring in more. */
export function DataScreen() {
  const route = useRoute();
  return route.query['import'] === undefined ? <DataOverview /> : <Wizard />;
}

function DataOverview() {
  const { t } = useWords();
  const batches = useContractQuery('imports.batches', {});
  const template = useJob('imports.loadTemplate');
  const { start: load } = template;
  const templateFile = useFileTicket(useCallback(({ ticket }) => void load({ ticket }), [load]));
  const { claim, claimError } = useImport();
  const take = (files: readonly File[]): void => {
    claim(files);
    navigate('data', { import: 'new' });
  };
  return (
    <Page
      title={t('data.title')}
      lead={t('data.lead')}
      actions={
        <Button onClick={() => navigate('data', { import: 'new' })}>
          {t('common.action.import')}
        </Button>
      }
    >
      <TemplateNote loaded={template.result} error={templateFile.error ?? template.error} />
      {claimError && <ErrorState error={claimError} />}
      <Answer query={batches} height={360}>
        {(all) => (
          <>
            <Layers batches={all} />
            <div className={styles['intake']}>
              <DropZone
                compact={all.length > 0}
                title={t('data.drop.title')}
                hint={t('data.drop.hint')}
                button={t('data.drop.choose')}
                accept={TABLE_FILES}
                multiple
                onFiles={take}
              />
              <TemplateButton loading={template.running} onFile={templateFile.claim} />
            </div>
            {all.length > 0 && (
              <>
                <Section title={t('data.batches.title')}>
                  <BatchTable batches={all} />
                </Section>
                <DataHealth batches={all} />
                <IdentitySection />
                <CoverageCalendar batches={all} />
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
