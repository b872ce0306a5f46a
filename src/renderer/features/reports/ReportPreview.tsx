import { useElementSize } from '@mantine/hooks';
import type { Language } from '#shared/contract/common.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { LanguageScope, useWords } from '../../app/LanguageProvider.tsx';
import { ReportDocument } from '../print/ReportDocument.tsx';
import styles from './reports.module.css';

/** Width of an A4 sheet in CSS pixels, with some air beside it. */
const SHEET_WIDTH = 794 + 32;

/** The report as it will be printed, scaled to the room; the same drawing as on the paper. */
export function ReportPreview(props: { readonly model: ReportModel; readonly language: Language }) {
  const { t } = useWords();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const zoom = width > 0 ? Math.min(1, width / SHEET_WIDTH) : 1;
  return (
    <div
      ref={ref}
      className={styles['frame']}
      role="region"
      tabIndex={0}
      aria-label={t('reports.preview.frame')}
    >
      <div className={styles['sheets']} style={{ zoom }}>
        <LanguageScope language={props.language}>
          <ReportDocument key={props.language} {...props} />
        </LanguageScope>
      </div>
    </div>
  );
}
